package nl.balie.callflows.checks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Equal;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.If;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Ref;
import org.jspecify.annotations.Nullable;
import scala.Product;
import scala.collection.Iterable;
import scala.jdk.javaapi.CollectionConverters;

/** An expression of a model, taken apart: what it reads, what it compares and what it comes to. */
final class Formula {
    /** They say themselves what to do when a variable is not there. */
    private static final Set<String> FOR_WHAT_MAY_BE_MISSING = Set.of("is defined", "get or else");

    private static final Set<String> COMPARISONS =
            Set.of("Equal", "LessThan", "LessOrEqual", "GreaterThan", "GreaterOrEqual");
    private static final Set<String> TRUTHS = Set.of(
            "ConstBool", "Conjunction", "Disjunction", "Not", "In", "InstanceOf", "AtLeastOne", "UnaryTestExpression");
    private static final Set<String> CALCULATIONS =
            Set.of("Subtraction", "Multiplication", "Division", "ArithmeticNegation");
    private static final Set<String> TEXT_FUNCTIONS =
            Set.of("string", "upper case", "lower case", "trim", "substring", "substring before", "substring after");
    private static final Set<String> NUMBER_FUNCTIONS =
            Set.of("number", "string length", "count", "abs", "floor", "ceiling", "round up", "round down", "modulo");
    private static final Set<String> TRUTH_FUNCTIONS =
            Set.of("not", "is defined", "contains", "starts with", "ends with", "list contains");

    private final ParsedExpression parsed;

    private Formula(ParsedExpression parsed) {
        this.parsed = parsed;
    }

    /** Empty when it cannot be read or may not stand in a model, which {@link ExpressionRules} tells. */
    static Optional<Formula> of(String expression) {
        return ExpressionRules.understood(expression).map(Formula::new);
    }

    /** One side of a comparison for equality: the variable, and the text that it is compared with. */
    record Equality(String variable, String text) {}

    /** The variables that must be there for it to come to anything. */
    Set<String> variables() {
        var names = new LinkedHashSet<String>();
        variables(parsed.expression(), names);
        return names;
    }

    /** What it comes to by its form, given the kinds of variables. */
    Kind kind(Map<String, Kind> variables) {
        return kind(parsed.expression(), variables);
    }

    /** Whether a text is compared with a number or the like somewhere, which never holds. */
    boolean mixes(Kind one, Kind other, Map<String, Kind> variables) {
        return all(exp -> true).stream().anyMatch(exp -> {
            List<Exp> sides = compared(exp);
            return sides.size() > 1
                    && sides.stream().skip(1).map(side -> kind(side, variables)).anyMatch(side -> {
                        Kind first = kind(sides.getFirst(), variables);
                        return first == one && side == other || first == other && side == one;
                    });
        });
    }

    /** Where a variable is compared with a text. */
    List<Equality> equalities() {
        var found = new ArrayList<Equality>();
        for (Exp exp : all(Equal.class::isInstance)) {
            var equal = (Equal) exp;
            equality(equal.x(), equal.y())
                    .or(() -> equality(equal.y(), equal.x()))
                    .ifPresent(found::add);
        }
        return found;
    }

    /** Whether it holds with these variables; empty when it reads others, or is neither true nor false. */
    Optional<Boolean> holds(Map<String, @Nullable Object> values) {
        if (!values.keySet().containsAll(variables())) {
            return Optional.empty();
        }
        return ExpressionRules.evaluated(parsed, new HashMap<>(values)) instanceof Boolean holds
                ? Optional.of(holds)
                : Optional.empty();
    }

    private static Optional<Equality> equality(Exp variable, Exp text) {
        return variable instanceof Ref ref && ref.names().length() == 1 && text instanceof ConstString constant
                ? Optional.of(new Equality(ref.names().head(), constant.value()))
                : Optional.empty();
    }

    /** The two sides of a comparison, or a value and what it must be among. */
    private static List<Exp> compared(Exp exp) {
        String name = ((Product) exp).productPrefix();
        if (COMPARISONS.contains(name)) {
            return parts(exp);
        }
        if (!name.equals("In")) {
            return List.of();
        }
        var sides = new ArrayList<Exp>(parts(exp).subList(0, 1));
        collect(parts(exp).getLast(), each -> ((Product) each).productPrefix().startsWith("Const"), sides);
        return sides;
    }

    private static Kind kind(Exp exp, Map<String, Kind> variables) {
        String name = ((Product) exp).productPrefix();
        if (name.equals("ConstString")) {
            return Kind.TEXT;
        }
        if (name.equals("ConstNumber") || CALCULATIONS.contains(name) && isNumeric(exp, variables)) {
            return Kind.NUMBER;
        }
        if (COMPARISONS.contains(name) || TRUTHS.contains(name)) {
            return Kind.TRUTH;
        }
        return switch (exp) {
            case Ref ref
            when ref.names().length() == 1 -> variables.getOrDefault(ref.names().head(), Kind.OTHER);
            case If choice -> same(kind(choice.statement(), variables), kind(choice.elseStatement(), variables));
            case FunctionInvocation call -> ofFunction(call.function());
            default -> name.equals("Addition") ? sum(parts(exp), variables) : Kind.OTHER;
        };
    }

    private static boolean isNumeric(Exp exp, Map<String, Kind> variables) {
        return parts(exp).stream().allMatch(part -> kind(part, variables) == Kind.NUMBER);
    }

    private static Kind sum(List<Exp> parts, Map<String, Kind> variables) {
        return parts.stream()
                .map(part -> kind(part, variables))
                .reduce(Formula::same)
                .orElse(Kind.OTHER);
    }

    private static Kind same(Kind one, Kind other) {
        return one == other ? one : Kind.OTHER;
    }

    private static Kind ofFunction(String function) {
        if (TEXT_FUNCTIONS.contains(function)) {
            return Kind.TEXT;
        }
        if (NUMBER_FUNCTIONS.contains(function)) {
            return Kind.NUMBER;
        }
        return TRUTH_FUNCTIONS.contains(function) ? Kind.TRUTH : Kind.OTHER;
    }

    private static void variables(Object part, Set<String> names) {
        if (part instanceof FunctionInvocation call && FOR_WHAT_MAY_BE_MISSING.contains(call.function())) {
            return;
        }
        if (part instanceof Ref ref) {
            names.add(ref.names().head());
            return;
        }
        inside(part).forEach(each -> variables(each, names));
    }

    private List<Exp> all(Predicate<Exp> wanted) {
        var found = new ArrayList<Exp>();
        collect(parsed.expression(), wanted, found);
        return found;
    }

    private static void collect(Object part, Predicate<Exp> wanted, List<Exp> found) {
        if (part instanceof Exp exp && wanted.test(exp)) {
            found.add(exp);
        }
        inside(part).forEach(each -> collect(each, wanted, found));
    }

    private static List<Exp> parts(Exp exp) {
        return inside(exp).stream()
                .filter(Exp.class::isInstance)
                .map(Exp.class::cast)
                .toList();
    }

    private static List<Object> inside(Object part) {
        Iterable<?> inside = part instanceof Iterable<?> several
                ? several
                : part instanceof Product product ? product.productIterator().toList() : null;
        var list = new ArrayList<Object>();
        if (inside != null) {
            CollectionConverters.asJava(inside).forEach(list::add);
        }
        return list;
    }
}
