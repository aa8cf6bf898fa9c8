package nl.balie.callflows.checks;

import static nl.balie.callflows.checks.ModelXml.is;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import scala.Product;
import scala.collection.Iterable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Expressions only choose and compare, in a bounded time: the engine works one out on the thread that serves the calls of every
 * organisation, so what repeats, defines functions, or lets a text grow without bound stops them all.
 */
final class ExpressionRules {
    /** A text in two languages, and no more. */
    static final int LONGEST = 2_000;

    /** Of texts of a few megabytes, which is the most that a flow can keep, the engine has room for a few dozen. */
    static final int MOST_ADDED = 30;

    /** Besides its texts; a parser goes a level deeper for each part. */
    static final int LONGEST_BESIDES = 500;

    private static final Pattern TEXTS = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*+\"");

    /** The parser's time doubles with each bracket within a bracket. */
    static final int DEEPEST = 8;

    /** What may stand in an expression, by the names of the parser. */
    private static final Set<String> ALLOWED = Set.of(
            "ConstNull",
            "ConstBool",
            "ConstNumber",
            "ConstString",
            "ConstDate",
            "ConstTime",
            "ConstLocalTime",
            "ConstDateTime",
            "ConstLocalDateTime",
            "ConstYearMonthDuration",
            "ConstDayTimeDuration",
            "ConstList",
            "ConstRange",
            "ConstInputValue",
            "Ref",
            "PathExpression",
            "If",
            "Equal",
            "LessThan",
            "LessOrEqual",
            "GreaterThan",
            "GreaterOrEqual",
            "Conjunction",
            "Disjunction",
            "Not",
            "AtLeastOne",
            "In",
            "UnaryTestExpression",
            "InputEqualTo",
            "InputLessThan",
            "InputLessOrEqual",
            "InputGreaterThan",
            "InputGreaterOrEqual",
            "InputInRange",
            "InstanceOf",
            "Addition",
            "Subtraction",
            "Multiplication",
            "Division",
            "ArithmeticNegation",
            "FunctionInvocation");

    /** Each takes a time that does not depend on what callers enter; regular expressions, for one, can take for ever. */
    private static final Set<String> FUNCTIONS = Set.of(
            "string",
            "number",
            "not",
            "is defined",
            "get or else",
            "contains",
            "starts with",
            "ends with",
            "upper case",
            "lower case",
            "trim",
            "string length",
            "substring",
            "substring before",
            "substring after",
            "list contains",
            "count",
            "min",
            "max",
            "abs",
            "floor",
            "ceiling",
            "round up",
            "round down",
            "modulo",
            "now",
            "today",
            "date",
            "time",
            "date and time",
            "duration",
            "day of week",
            "day of year",
            "week of year",
            "month of year");

    private static final FeelEngineApi FEEL = FeelEngineBuilder.apply(
                    FeelEngineBuilder.apply$default$1(),
                    FeelEngineBuilder.apply$default$2(),
                    FeelEngineBuilder.apply$default$3(),
                    FeelEngineBuilder.apply$default$4(),
                    FeelEngineBuilder.apply$default$5())
            .build();

    private ExpressionRules() {}

    static void check(ModelXml model) {
        model.elements()
                .forEach(element -> expressions(element)
                        .forEach(expression -> fault(expression)
                                .ifPresent(fault -> model.finding(
                                        ModelXml.owner(element),
                                        "expression." + fault.rule,
                                        expression,
                                        fault.argument))));
    }

    /** What an element has that the engine works out: whatever begins with {@code =}, apart from what is only shown. */
    static Stream<String> expressions(Element element) {
        Stream<String> values = Stream.concat(
                ModelXml.attributes(element)
                        .filter(attribute -> !isShown(element, attribute))
                        .map(Attr::getValue),
                Stream.of(element.getTextContent())
                        .filter(_ -> ModelXml.children(element).findAny().isEmpty())
                        .filter(_ -> !is(element, "documentation") && !is(element, "text")));
        return values.map(String::strip)
                .filter(value -> value.startsWith("="))
                .map(value -> value.substring(1).strip());
    }

    private static boolean isShown(Element element, Attr attribute) {
        return attribute.getName().equals("name")
                && !is(element, "message")
                && !is(element, "signal")
                && ModelXml.BPMN.equals(element.getNamespaceURI());
    }

    /** The expression as the engine reads it; empty when these rules find a fault in it, or it cannot be read. */
    static Optional<ParsedExpression> understood(String expression) {
        return fault(expression).isPresent()
                ? Optional.empty()
                : Optional.of(FEEL.parseExpression(expression).parsedExpression());
    }

    /** What an understood expression comes to with these variables; null when that is nothing. */
    static @Nullable Object evaluated(ParsedExpression expression, Map<String, @Nullable Object> variables) {
        EvaluationResult result = FEEL.evaluate(expression, variables);
        return result.isSuccess() ? result.result() : null;
    }

    private static Optional<Fault> fault(String expression) {
        if (expression.length() > LONGEST) {
            return Optional.of(new Fault("long", String.valueOf(LONGEST)));
        }
        String besides = TEXTS.matcher(expression).replaceAll("\"\"");
        if (besides.length() > LONGEST_BESIDES) {
            return Optional.of(new Fault("long-besides", String.valueOf(LONGEST_BESIDES)));
        }
        if (depth(besides) > DEEPEST) {
            return Optional.of(new Fault("deep", String.valueOf(DEEPEST)));
        }
        if (besides.chars().filter(each -> each == '+').count() > MOST_ADDED) {
            return Optional.of(new Fault("added", String.valueOf(MOST_ADDED)));
        }
        ParseResult parsed = FEEL.parseExpression(expression);
        return parsed.isSuccess()
                ? Optional.ofNullable(refused(parsed.parsedExpression().expression()))
                : Optional.of(new Fault(SyntaxHint.of(expression), ""));
    }

    /** How many brackets are open at most. */
    private static int depth(String expression) {
        int open = 0;
        int most = 0;
        for (char each : expression.toCharArray()) {
            if ("([{".indexOf(each) >= 0) {
                most = Math.max(most, ++open);
            } else if (")]}".indexOf(each) >= 0) {
                open--;
            }
        }
        return most;
    }

    private static @Nullable Fault refused(Object part) {
        if (part instanceof FunctionInvocation call && !FUNCTIONS.contains(call.function())) {
            return new Fault("function", call.function());
        }
        if (part instanceof Exp && !ALLOWED.contains(((Product) part).productPrefix())) {
            return new Fault("construct", "");
        }
        Iterable<?> parts = part instanceof Iterable<?> several
                ? several
                : part instanceof Product product ? product.productIterator().toList() : null;
        if (parts == null) {
            return null;
        }
        for (Object inside : CollectionConverters.asJava(parts)) {
            Fault fault = refused(inside);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    private record Fault(String rule, String argument) {}
}
