package nl.balie.processes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** The places of a model and the steps from one to the next; what {@link PathFinder} searches. */
final class ModelGraph {
    private enum Kind {
        /** Leaves a trace of its own, so that a path between two places does not run through it. */
        TASK,
        /** Holds a flow of its own. */
        CONTAINER,
        START,
        CATCH,
        END,
        /** A token passes through at once: gateways and throwing events. */
        PASSING
    }

    private record Node(String id, Kind kind, List<Edge> next) {}

    /**
     * @param flow the sequence flow; null where a token goes on without one, as from an activity to its boundary event
     */
    private record Edge(@Nullable String flow, String target) {}

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, List<String>> aliases = new HashMap<>();
    private final List<String> starts = new ArrayList<>();

    static ModelGraph read(byte[] bpmn) {
        var elements = BpmnXml.elements(bpmn);
        var graph = new ModelGraph();
        elements.forEach(graph::addNode);
        elements.forEach(graph::addEdges);
        elements.forEach(element -> graph.addAliases(element, elements));
        return graph;
    }

    /** The element that a place visited stands for; of several the one that can be reached from {@code at}. */
    @Nullable
    String resolve(String place, @Nullable String at) {
        if (nodes.containsKey(place)) {
            return place;
        }
        var candidates = aliases.getOrDefault(place, List.of());
        return candidates.stream()
                .filter(candidate -> at != null && isReachable(at, candidate))
                .findFirst()
                .or(() -> candidates.stream().findFirst())
                .orElse(null);
    }

    boolean isReachable(String from, String to) {
        return search(from, to).isPresent();
    }

    /** The ids after {@code from}, up to and with {@code to}. */
    List<String> way(String from, String to) {
        return search(from, to).orElse(List.of(to));
    }

    /** The ids from a start event of the process, up to and with {@code to}. */
    List<String> wayFromStart(String to) {
        if (starts.contains(to)) {
            return List.of(to);
        }
        for (String start : starts) {
            var way = search(start, to);
            if (way.isPresent()) {
                var ids = new ArrayList<String>();
                ids.add(start);
                ids.addAll(way.get());
                return ids;
            }
        }
        return List.of(to);
    }

    /**
     * The ids after {@code from} up to an end event, if a token goes there for certain and at once.
     *
     * @param back whether the process is over that {@code from} called
     */
    List<String> wayToEnd(String from, boolean back) {
        var ids = new ArrayList<String>();
        var node = node(from);
        if (node.kind() == Kind.CONTAINER && !back) {
            return List.of();
        }
        var seen = new HashSet<String>();
        while (node.next().size() == 1 && seen.add(node.id())) {
            var edge = node.next().getFirst();
            node = node(edge.target());
            addStep(ids, edge);
            if (node.kind() == Kind.END && node.next().isEmpty()) {
                return ids;
            }
            if (node.kind() != Kind.PASSING && node.kind() != Kind.END) {
                return List.of();
            }
        }
        return List.of();
    }

    private Optional<List<String>> search(String from, String to) {
        var waiting = new ArrayDeque<List<Edge>>();
        Set<String> seen = new HashSet<>();
        node(from).next().forEach(edge -> waiting.add(List.of(edge)));
        while (!waiting.isEmpty()) {
            var way = waiting.poll();
            String at = way.getLast().target();
            if (at.equals(to)) {
                var ids = new ArrayList<String>();
                way.forEach(edge -> addStep(ids, edge));
                return Optional.of(ids);
            }
            if (node(at).kind() == Kind.TASK || !seen.add(at)) {
                continue;
            }
            for (var edge : node(at).next()) {
                var longer = new ArrayList<>(way);
                longer.add(edge);
                waiting.add(longer);
            }
        }
        return Optional.empty();
    }

    private static void addStep(List<String> ids, Edge edge) {
        if (edge.flow() != null) {
            ids.add(edge.flow());
        }
        ids.add(edge.target());
    }

    private Node node(String id) {
        var node = nodes.get(id);
        if (node == null) {
            throw new IllegalArgumentException("the model has no element " + id);
        }
        return node;
    }

    private void addNode(Element element) {
        String name = element.getLocalName();
        @Nullable
        Kind kind = switch (name) {
            case "startEvent" -> Kind.START;
            case "endEvent" -> Kind.END;
            case "intermediateCatchEvent", "boundaryEvent" -> Kind.CATCH;
            case "callActivity", "subProcess", "adHocSubProcess", "transaction" -> Kind.CONTAINER;
            case "intermediateThrowEvent" -> Kind.PASSING;
            default -> {
                if (name.endsWith("Gateway")) {
                    yield Kind.PASSING;
                }
                yield name.equals("task") || name.endsWith("Task") ? Kind.TASK : null;
            }
        };
        if (kind != null) {
            nodes.put(element.getAttribute("id"), new Node(element.getAttribute("id"), kind, new ArrayList<>()));
        }
        if (kind == Kind.START && BpmnXml.parent(element).getLocalName().equals("process")) {
            starts.add(element.getAttribute("id"));
        }
    }

    private void addEdges(Element element) {
        String id = element.getAttribute("id");
        var parent = BpmnXml.parent(element);
        boolean inside = parent.getLocalName().equals("subProcess");
        switch (element.getLocalName()) {
            case "sequenceFlow" -> {
                var edge = new Edge(id, element.getAttribute("targetRef"));
                // A token leaves a subprocess from the end events within, not from where it came in.
                BpmnXml.leavingPlaces(element)
                        .forEach(source -> node(source).next().add(edge));
            }
            case "boundaryEvent" ->
                node(element.getAttribute("attachedToRef")).next().add(new Edge(null, id));
            case "startEvent" -> {
                if (inside && !parent.getAttribute("triggeredByEvent").equals("true")) {
                    node(parent.getAttribute("id")).next().add(new Edge(null, id));
                }
            }
            default -> {}
        }
    }

    private void addAliases(Element element, List<Element> elements) {
        switch (element.getLocalName()) {
            case "calledElement" ->
                addAlias(element.getAttribute("processId"), BpmnXml.holder(element, nodes.keySet()));
            case "errorEventDefinition" ->
                failing(BpmnXml.parent(element), elements)
                        .forEach(failing -> addAlias(
                                FailurePaths.placeOf(failing),
                                BpmnXml.parent(element).getAttribute("id")));
            case "messageEventDefinition" ->
                elements.stream()
                        .filter(message -> message.getLocalName().equals("message"))
                        .filter(message -> message.getAttribute("id").equals(element.getAttribute("messageRef")))
                        .forEach(message ->
                                addAlias(message.getAttribute("name"), BpmnXml.holder(element, nodes.keySet())));
            default -> {}
        }
    }

    /** The elements whose failure comes to this event. */
    private static List<String> failing(Element event, List<Element> elements) {
        if (event.hasAttribute("attachedToRef")) {
            return List.of(event.getAttribute("attachedToRef"));
        }
        if (!event.getLocalName().equals("startEvent")) {
            return List.of();
        }
        Element around = BpmnXml.parent(BpmnXml.parent(event));
        return elements.stream()
                .filter(element -> element.getLocalName().endsWith("Task"))
                .filter(element -> BpmnXml.parent(element).equals(around))
                .map(element -> element.getAttribute("id"))
                .toList();
    }

    private void addAlias(String alias, String id) {
        aliases.computeIfAbsent(alias, _ -> new ArrayList<>()).add(id);
    }
}
