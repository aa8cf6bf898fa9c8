package nl.balie.callflows.checks;

import static nl.balie.callflows.checks.ModelXml.id;
import static nl.balie.callflows.checks.ModelXml.is;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Which node of a model comes after which. */
final class FlowGraph {
    private final Map<String, List<Element>> flowsFrom = new HashMap<>();
    private final Map<String, List<Element>> nextOf = new HashMap<>();
    private final Map<String, List<Element>> previousOf = new HashMap<>();
    private final Map<String, List<Element>> eventsAt = new HashMap<>();
    private final Map<String, List<Element>> hostOf = new HashMap<>();

    FlowGraph(ModelXml model) {
        var nodes = new HashMap<String, Element>();
        model.nodes().forEach(node -> nodes.put(id(node), node));
        for (Element flow : model.all("sequenceFlow")) {
            Element source = nodes.get(flow.getAttribute("sourceRef"));
            Element target = nodes.get(flow.getAttribute("targetRef"));
            if (source != null && target != null) {
                add(flowsFrom, source, flow);
                join(source, target);
            }
        }
        for (Element event : model.all("boundaryEvent")) {
            Element host = nodes.get(event.getAttribute("attachedToRef"));
            if (host != null) {
                add(eventsAt, host, event);
                add(hostOf, event, host);
            }
        }
        links(model, "intermediateThrowEvent")
                .forEach((from, name) -> links(model, "intermediateCatchEvent").forEach((to, same) -> {
                    if (same.equals(name)) {
                        join(from, to);
                    }
                }));
    }

    List<Element> outgoing(Element node) {
        return flowsFrom.getOrDefault(id(node), List.of());
    }

    /** Where a token goes on to. */
    List<Element> next(Element node) {
        return nextOf.getOrDefault(id(node), List.of());
    }

    /** As {@link #next}, and the events at its border. */
    List<Element> nextWithEvents(Element node) {
        return both(nextOf, eventsAt, node);
    }

    List<Element> previousWithEvents(Element node) {
        return both(previousOf, hostOf, node);
    }

    List<Element> eventsAt(Element node) {
        return eventsAt.getOrDefault(id(node), List.of());
    }

    private static Map<Element, String> links(ModelXml model, String kind) {
        var links = new HashMap<Element, String>();
        for (Element event : model.all(kind)) {
            ModelXml.definitions(event).stream()
                    .filter(definition -> is(definition, "linkEventDefinition"))
                    .forEach(definition -> links.put(event, definition.getAttribute("name")));
        }
        return links;
    }

    private void join(Element from, Element to) {
        add(nextOf, from, to);
        add(previousOf, to, from);
    }

    private static List<Element> both(Map<String, List<Element>> one, Map<String, List<Element>> other, Element node) {
        return Stream.concat(
                        one.getOrDefault(id(node), List.of()).stream(),
                        other.getOrDefault(id(node), List.of()).stream())
                .toList();
    }

    private static void add(Map<String, List<Element>> map, Element key, Element value) {
        map.computeIfAbsent(id(key), _ -> new ArrayList<>()).add(value);
    }
}
