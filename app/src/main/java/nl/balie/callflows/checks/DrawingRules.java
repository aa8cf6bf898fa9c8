package nl.balie.callflows.checks;

import static nl.balie.callflows.checks.ModelXml.is;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.balie.processes.BpmnXml;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What callers meet can be seen: each element and arrow is drawn, and none lies over another (BPMN 2.0, clause 12). */
final class DrawingRules {
    private static final String DI = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final String DC = "http://www.omg.org/spec/DD/20100524/DC";
    private static final String WAYPOINTS = "http://www.omg.org/spec/DD/20100524/DI";

    /** In pixels: elements that touch are told apart. */
    private static final double TOUCHING = 5;

    private final ModelXml model;
    private final Map<String, Shape> shapes = new HashMap<>();
    private final Set<String> arrows = new HashSet<>();

    private DrawingRules(ModelXml model) {
        this.model = model;
    }

    /** Where an element lies, in which drawing of the model. */
    private record Shape(Node plane, double x, double y, double width, double height) {
        boolean liesOver(Shape other) {
            return plane.isSameNode(other.plane)
                    && Math.min(x + width, other.x + other.width) - Math.max(x, other.x) > TOUCHING
                    && Math.min(y + height, other.y + other.height) - Math.max(y, other.y) > TOUCHING;
        }
    }

    static void check(ModelXml model) {
        var rules = new DrawingRules(model);
        model.elements().forEach(rules::read);
        if (rules.shapes.isEmpty()) {
            model.finding("drawing.none");
            return;
        }
        model.nodes().stream()
                .filter(node -> !rules.shapes.containsKey(ModelXml.id(node)))
                .forEach(node -> model.finding(node, "drawing.missing"));
        model.all("sequenceFlow").stream()
                .filter(flow -> !rules.arrows.contains(ModelXml.id(flow)))
                .forEach(flow -> model.finding(flow, "drawing.missing"));
        rules.covered();
    }

    private void read(Element element) {
        if (!DI.equals(element.getNamespaceURI())) {
            return;
        }
        String drawn = element.getAttribute("bpmnElement");
        if (element.getLocalName().equals("BPMNShape")) {
            ModelXml.children(element)
                    .filter(child -> DC.equals(child.getNamespaceURI())
                            && child.getLocalName().equals("Bounds"))
                    .map(bounds -> shape(element, bounds))
                    .filter(shape -> shape.width > 0 && shape.height > 0)
                    .forEach(shape -> shapes.put(local(drawn), shape));
        } else if (element.getLocalName().equals("BPMNEdge")
                && ModelXml.children(element)
                                .filter(child -> WAYPOINTS.equals(child.getNamespaceURI())
                                        && child.getLocalName().equals("waypoint"))
                                .count()
                        > 1) {
            arrows.add(local(drawn));
        }
    }

    /** A reference may carry a namespace's prefix. */
    private static String local(String reference) {
        return reference.substring(reference.indexOf(':') + 1);
    }

    private static Shape shape(Element shape, Element bounds) {
        return new Shape(
                shape.getParentNode(),
                number(bounds, "x"),
                number(bounds, "y"),
                number(bounds, "width"),
                number(bounds, "height"));
    }

    private static double number(Element bounds, String attribute) {
        try {
            return Double.parseDouble(bounds.getAttribute(attribute));
        } catch (NumberFormatException notThere) {
            return 0;
        }
    }

    private void covered() {
        List<Element> drawn = new ArrayList<>(model.nodes());
        for (int at = 0; at < drawn.size(); at++) {
            for (int other = at + 1; other < drawn.size(); other++) {
                pair(drawn.get(at), drawn.get(other));
            }
        }
    }

    private void pair(Element one, Element other) {
        @Nullable Shape first = shapes.get(ModelXml.id(one));
        @Nullable Shape second = shapes.get(ModelXml.id(other));
        if (first != null && second != null && first.liesOver(second) && !belongs(one, other) && !belongs(other, one)) {
            model.finding(
                    other, "drawing.covers", ModelXml.name(one).isEmpty() ? ModelXml.id(one) : ModelXml.name(one));
        }
    }

    /** An element lies within its subprocess, an event at the border of its step. */
    private static boolean belongs(Element inner, Element outer) {
        if (is(inner, "boundaryEvent") && inner.getAttribute("attachedToRef").equals(ModelXml.id(outer))) {
            return true;
        }
        Element around = BpmnXml.parent(inner);
        while (ModelXml.isNode(around)) {
            if (around.equals(outer)) {
                return true;
            }
            if (is(inner, "boundaryEvent")) {
                return false;
            }
            around = BpmnXml.parent(around);
        }
        return false;
    }
}
