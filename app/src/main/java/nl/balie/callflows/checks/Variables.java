package nl.balie.callflows.checks;

import static nl.balie.callflows.checks.ModelXml.is;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.balie.processes.BpmnXml;
import nl.balie.processes.steps.Steps;
import org.w3c.dom.Element;

/** Which variables there may be at a place of a model: those that a callflow starts with, and what steps before it set. */
final class Variables {
    /** Stands for every name: somebody else, whom this model does not show, may have set it. */
    static final String ANY = "*";

    /** As a call starts a callflow. */
    static final Map<String, Kind> AT_THE_START = Map.of(
            "contactId", Kind.TEXT,
            "organisation", Kind.TEXT,
            "organisationName", Kind.TEXT,
            "node", Kind.TEXT,
            "channel", Kind.TEXT,
            "from", Kind.TEXT,
            "to", Kind.TEXT,
            "language", Kind.TEXT);

    private static final Map<String, Map<String, Kind>> RESULTS = results();

    /** What the shipped processes give back, which the models that call them cannot show. */
    private static final Map<String, Kind> OF_CALLED =
            Map.of("onward", Kind.TEXT, "queue", Kind.TEXT, "priority", Kind.NUMBER);

    private final FlowGraph graph;
    private final Map<Element, List<Element>> inside;
    private final boolean handed;

    /** @param handed whether another callflow calls this one, and may hand it any variable */
    Variables(ModelXml model, FlowGraph graph, boolean handed) {
        this.graph = graph;
        this.handed = handed;
        this.inside = model.nodes().stream().collect(Collectors.groupingBy(BpmnXml::parent));
    }

    /** When a token comes to this node. */
    Map<String, Kind> before(Element node) {
        Map<String, Kind> there = new HashMap<>(AT_THE_START);
        if (handed) {
            there.put(ANY, Kind.OTHER);
        }
        Element around = node;
        while (ModelXml.isNode(around)) {
            boolean anyTime = ModelXml.isEventSubProcess(around);
            Element scope = BpmnXml.parent(around);
            (anyTime ? inside.getOrDefault(scope, List.of()) : earlier(around))
                    .forEach(earlier -> join(there, left(earlier)));
            if (!around.equals(node)) {
                join(there, inputs(around));
            }
            around = scope;
        }
        return there;
    }

    /** When a token leaves it. */
    Map<String, Kind> after(Element node) {
        Map<String, Kind> there = before(node);
        left(node).forEach(there::put);
        return there;
    }

    /** For the mappings of a node itself: its inputs, and what it gives back before that is mapped. */
    Map<String, Kind> within(Element node) {
        Map<String, Kind> there = before(node);
        there.putAll(inputs(node));
        there.putAll(results(node));
        return there;
    }

    /** Which keys of menus, or outcomes, a step hands on under this name. */
    static boolean sets(Element node, String variable) {
        return left(node, Map.of()).containsKey(variable);
    }

    /** The job type of a step without the node: {@code ask-menu}. */
    static Optional<String> step(Element node) {
        return ModelXml.extensions(node, "taskDefinition")
                .map(task -> task.getAttribute("type")
                        .replaceFirst("^=.*/", "")
                        .replace("\"", "")
                        .strip())
                .findFirst();
    }

    private Set<Element> earlier(Element node) {
        var found = new HashSet<Element>();
        var waiting = new ArrayDeque<>(graph.previousWithEvents(node));
        while (!waiting.isEmpty()) {
            Element at = waiting.poll();
            if (found.add(at)) {
                waiting.addAll(graph.previousWithEvents(at));
            }
        }
        return found;
    }

    private Map<String, Kind> left(Element node) {
        Map<String, Kind> left = left(node, inputs(node));
        inside.getOrDefault(node, List.of()).forEach(each -> join(left, left(each)));
        return left;
    }

    private static Map<String, Kind> left(Element node, Map<String, Kind> inputs) {
        Map<String, Kind> own = new HashMap<>(inputs);
        own.putAll(results(node));
        Map<String, Kind> left = new HashMap<>();
        ModelXml.extensions(node, "output").forEach(output -> {
            String target = output.getAttribute("target").strip();
            left.put(target.split("\\.", -1)[0], target.contains(".") ? Kind.OTHER : kind(output, own));
        });
        if (left.isEmpty()) {
            if (!is(node, "callActivity")) {
                left.putAll(results(node));
            }
            boolean everything = ModelXml.extensions(node, "calledElement")
                    .anyMatch(called ->
                            !called.getAttribute("propagateAllChildVariables").equals("false"));
            if (everything) {
                left.put(ANY, Kind.OTHER);
            }
        }
        return left;
    }

    private static Map<String, Kind> inputs(Element node) {
        return ModelXml.extensions(node, "input")
                .collect(Collectors.toMap(
                        input ->
                                input.getAttribute("target").split("\\.", -1)[0].strip(),
                        input -> kind(input, AT_THE_START),
                        Variables::same));
    }

    private static Kind kind(Element mapping, Map<String, Kind> known) {
        String source = mapping.getAttribute("source").strip();
        return source.startsWith("=")
                ? Formula.of(source.substring(1).strip())
                        .map(formula -> formula.kind(known))
                        .orElse(Kind.OTHER)
                : Kind.TEXT;
    }

    private static Map<String, Kind> results(Element node) {
        if (is(node, "callActivity")) {
            return OF_CALLED;
        }
        return step(node).map(type -> RESULTS.getOrDefault(type, Map.of())).orElse(Map.of());
    }

    private static void join(Map<String, Kind> there, Map<String, Kind> more) {
        more.forEach((name, kind) -> there.merge(name, kind, Variables::same));
    }

    private static Kind same(Kind one, Kind other) {
        return one == other ? one : Kind.OTHER;
    }

    private static Map<String, Map<String, Kind>> results() {
        Map<String, Map<String, Kind>> results = new HashMap<>();
        Steps.results()
                .forEach((type, result) -> results.put(
                        type,
                        Arrays.stream(result.getRecordComponents())
                                .collect(Collectors.toMap(
                                        component -> component.getName(), component -> Kind.of(component.getType())))));
        return Map.copyOf(results);
    }
}
