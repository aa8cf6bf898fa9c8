package nl.balie.callflows.checks;

import static nl.balie.callflows.checks.ModelXml.is;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.balie.processes.BpmnXml;
import org.w3c.dom.Element;

/** A condition is a formula that can hold: on what a step before it sets, compared with what that can be. */
final class ConditionRules {
    /** What nobody writes in a formula by himself. */
    private static final Set<String> TECHNICAL = Set.of("contactId", "organisation", "node", "channel", Variables.ANY);

    /** All that these can be, apart from the keys of a menu. */
    private static final Map<String, Set<String>> OUTCOMES = Map.of(
            "onward", Set.of("MENU", "REGULAR", "QUEUE", "DISCONNECT"),
            "calamityDestination", Set.of("MENU", "REGULAR", "QUEUE", "DISCONNECT"),
            "otherDestination", Set.of("WAIT", "QUEUE", "EXTERNAL", "DISCONNECT", "VOICEMAIL", "CALLBACK"));

    private final ModelXml model;
    private final Variables variables;

    private ConditionRules(ModelXml model, Variables variables) {
        this.model = model;
        this.variables = variables;
    }

    static void check(ModelXml model, Variables variables) {
        var rules = new ConditionRules(model, variables);
        model.all("conditionExpression").forEach(rules::condition);
        model.elements().stream()
                .filter(element -> !is(element, "conditionExpression"))
                .forEach(rules::formulas);
    }

    private void condition(Element condition) {
        Element flow = BpmnXml.parent(condition);
        Element source = model.byId(flow.getAttribute("sourceRef")).orElse(null);
        String text = condition.getTextContent().strip();
        if (source == null || !is(flow, "sequenceFlow") || text.isEmpty()) {
            return;
        }
        if (!is(source, "exclusiveGateway") && !is(source, "inclusiveGateway")) {
            model.finding(flow, "condition.place");
        } else if (source.getAttribute("default").equals(ModelXml.id(flow))) {
            model.finding(flow, "condition.at-default");
        } else if (!text.startsWith("=")) {
            model.finding(flow, "condition.plain", text);
        } else {
            Formula.of(text.substring(1).strip()).ifPresent(formula -> {
                Map<String, Kind> there = variables.after(source);
                judge(flow, formula, text, there);
                outcomes(flow, formula, there);
                Kind kind = formula.kind(there);
                if (kind.isKnown() && kind != Kind.TRUTH) {
                    model.finding(flow, "condition.no-truth", text);
                }
            });
        }
    }

    /** A text that a step says or does something with is a formula too when it begins with {@code =}. */
    private void formulas(Element element) {
        Element owner = ModelXml.owner(element);
        if (!ModelXml.isNode(owner) || isOfCalled(element)) {
            return;
        }
        boolean mapping = ModelXml.ZEEBE.equals(element.getNamespaceURI());
        ExpressionRules.expressions(element)
                .forEach(expression -> Formula.of(expression)
                        .ifPresent(formula -> judge(
                                owner,
                                formula,
                                "=" + expression,
                                mapping ? variables.within(owner) : variables.before(owner))));
    }

    /** What a called process gives back stands in that process. */
    private static boolean isOfCalled(Element element) {
        return element.getLocalName().equals("output") && is(ModelXml.owner(element), "callActivity");
    }

    private void judge(Element at, Formula formula, String text, Map<String, Kind> there) {
        if (!there.containsKey(Variables.ANY)) {
            formula.variables().stream()
                    .filter(name -> !there.containsKey(name))
                    .forEach(name -> model.finding(at, "variable.unset", name, known(there)));
        }
        if (formula.mixes(Kind.TEXT, Kind.NUMBER, there)) {
            model.finding(at, "compare.text-number", text);
        }
        if (formula.mixes(Kind.TEXT, Kind.TRUTH, there) || formula.mixes(Kind.NUMBER, Kind.TRUTH, there)) {
            model.finding(at, "compare.truth", text);
        }
    }

    private void outcomes(Element flow, Formula formula, Map<String, Kind> there) {
        for (Formula.Equality equality : formula.equalities()) {
            Set<String> possible = OUTCOMES.getOrDefault(equality.variable(), Set.of());
            if (!possible.isEmpty() && there.containsKey(equality.variable()) && !possible.contains(equality.text())) {
                model.finding(flow, "outcome.unknown", equality.text(), equality.variable(), listed(possible.stream()));
            }
        }
    }

    private static String known(Map<String, Kind> there) {
        return listed(there.keySet().stream().filter(name -> !TECHNICAL.contains(name)));
    }

    private static String listed(Stream<String> names) {
        return names.sorted().collect(Collectors.joining(", "));
    }
}
