package nl.balie.callflows.checks;

import static nl.balie.callflows.checks.ModelXml.id;
import static nl.balie.callflows.checks.ModelXml.is;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.balie.processes.BpmnXml;
import org.w3c.dom.Element;

/** Every path begins at a start and ends; within a process and within each of its subprocesses. */
final class PathRules {
    private final ModelXml model;
    private final FlowGraph graph;

    private PathRules(ModelXml model) {
        this.model = model;
        this.graph = new FlowGraph(model);
    }

    static void check(ModelXml model) {
        var rules = new PathRules(model);
        model.all("process").forEach(rules::starts);
        Map<Element, List<Element>> scopes =
                model.nodes().stream().collect(Collectors.groupingBy(BpmnXml::parent, Collectors.toList()));
        scopes.values().forEach(rules::scope);
        model.nodes().stream()
                .filter(node -> is(node, "exclusiveGateway") || is(node, "inclusiveGateway"))
                .forEach(rules::gateway);
    }

    /** A start by message, signal or timer would begin a flow without a contact, also at other organisations' messages. */
    private void starts(Element process) {
        var starts = ModelXml.children(process)
                .filter(child -> is(child, "startEvent"))
                .toList();
        if (starts.size() != 1) {
            model.finding(process, "start.one", String.valueOf(starts.size()));
        }
        starts.stream()
                .filter(start -> !ModelXml.definitions(start).isEmpty())
                .forEach(start -> model.finding(start, "start.plain"));
    }

    private void scope(List<Element> nodes) {
        var starts = nodes.stream()
                .filter(node -> is(node, "startEvent") || ModelXml.isEventSubProcess(node))
                .toList();
        // where a path stops without an end is said there, not at all that comes before it
        var stops = nodes.stream()
                .filter(node -> ends(node) || graph.next(node).isEmpty())
                .toList();
        Set<Element> reached = spread(starts, true);
        Set<Element> ending = spread(stops, false);
        for (Element node : nodes) {
            if (!reached.contains(node)) {
                model.finding(node, "path.unreachable");
            } else if (graph.next(node).isEmpty() && !ends(node)) {
                model.finding(node, isQueue(node) ? "queue.way-out" : "path.dead-end");
            } else if (!ending.contains(node)) {
                model.finding(node, "path.endless");
            }
        }
    }

    private static boolean isQueue(Element node) {
        return ModelXml.template(node).equals("nl.balie.wait-in-queue");
    }

    private static boolean ends(Element node) {
        return is(node, "endEvent") || ModelXml.isEventSubProcess(node);
    }

    private Set<Element> spread(Collection<Element> from, boolean forward) {
        var found = new HashSet<>(from);
        var waiting = new ArrayDeque<>(from);
        while (!waiting.isEmpty()) {
            Element at = waiting.poll();
            var around = forward ? graph.nextWithEvents(at) : graph.previousWithEvents(at);
            around.stream().filter(found::add).forEach(waiting::add);
        }
        return found;
    }

    private void gateway(Element gateway) {
        var flows = graph.outgoing(gateway);
        if (flows.size() < 2) {
            return;
        }
        String standard = gateway.getAttribute("default");
        if (flows.stream().noneMatch(flow -> id(flow).equals(standard))) {
            model.finding(gateway, "gateway.default");
        }
        flows.stream()
                .filter(flow -> !id(flow).equals(standard))
                .filter(flow -> ModelXml.children(flow)
                        .noneMatch(child -> is(child, "conditionExpression")
                                && !child.getTextContent().isBlank()))
                .filter(flow -> !standard.isEmpty())
                .forEach(flow -> model.finding(flow, "gateway.condition"));
    }
}
