package nl.balie.callflows.checks;

import static nl.balie.callflows.checks.ModelXml.id;
import static nl.balie.callflows.checks.ModelXml.is;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Where a caller comes with a certain outcome of a step; every way that depends on something else is gone too. */
final class Walk {
    private final FlowGraph graph;
    private final ModelXml model;
    private final Map<String, @Nullable Object> values;
    private final Set<Element> nodes = new LinkedHashSet<>();
    private final Set<Element> flows = new LinkedHashSet<>();

    private boolean certain = true;

    private Walk(FlowGraph graph, ModelXml model, Map<String, @Nullable Object> values) {
        this.graph = graph;
        this.model = model;
        this.values = new HashMap<>(values);
    }

    /** @param ends steps behind which the outcome is another: the walk comes there and no further */
    static Walk from(
            Element step,
            FlowGraph graph,
            ModelXml model,
            Map<String, @Nullable Object> values,
            Predicate<Element> ends) {
        var walk = new Walk(graph, model, values);
        Deque<Element> waiting = new ArrayDeque<>();
        walk.leave(step, waiting);
        while (!waiting.isEmpty()) {
            Element at = waiting.poll();
            if (walk.nodes.add(at) && !ends.test(at)) {
                walk.leave(at, waiting);
            }
        }
        return walk;
    }

    Set<Element> nodes() {
        return nodes;
    }

    /** The arrows that were taken. */
    Set<Element> flows() {
        return flows;
    }

    private void leave(Element node, Deque<Element> waiting) {
        List<Element> outgoing = graph.outgoing(node);
        if (outgoing.isEmpty()) {
            waiting.addAll(graph.next(node));
        }
        for (Element flow : is(node, "exclusiveGateway") && outgoing.size() > 1 ? chosen(node, outgoing) : outgoing) {
            flows.add(flow);
            model.byId(flow.getAttribute("targetRef")).ifPresent(waiting::add);
        }
    }

    private Set<Element> chosen(Element gateway, List<Element> outgoing) {
        Set<Element> taken = new LinkedHashSet<>();
        for (Element flow : outgoing) {
            if (!id(flow).equals(gateway.getAttribute("default")) && hasCondition(flow)) {
                Optional<Boolean> holds = condition(flow).flatMap(formula -> formula.holds(values));
                certain &= holds.isPresent() || !reads(flow);
                if (holds.orElse(true)) {
                    taken.add(flow);
                }
                if (holds.orElse(false)) {
                    return taken;
                }
            }
        }
        outgoing.stream()
                .filter(flow -> id(flow).equals(gateway.getAttribute("default")))
                .forEach(taken::add);
        return taken;
    }

    /** Whether every condition on the outcome that it came past is known to hold or not. */
    boolean isCertain() {
        return certain;
    }

    private boolean reads(Element flow) {
        return condition(flow)
                .map(formula -> formula.variables().stream().anyMatch(values::containsKey))
                .orElse(true);
    }

    private static boolean hasCondition(Element flow) {
        return ModelXml.children(flow).anyMatch(child -> is(child, "conditionExpression"));
    }

    static Optional<Formula> condition(Element flow) {
        return ModelXml.children(flow)
                .filter(child -> is(child, "conditionExpression"))
                .map(child -> child.getTextContent().strip())
                .filter(text -> text.startsWith("="))
                .findFirst()
                .flatMap(text -> Formula.of(text.substring(1).strip()));
    }
}
