package nl.balie.callflows.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.balie.processes.BpmnXml;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** A model as the checks read it; an element counts only in the namespace in which the engine reads it. */
final class ModelXml {
    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";

    private final List<Element> elements;
    private final List<Finding> findings = new ArrayList<>();

    private ModelXml(List<Element> elements) {
        this.elements = elements;
    }

    /** @throws IllegalArgumentException when it is no XML, or has a document type */
    static ModelXml read(byte[] xml) {
        return new ModelXml(BpmnXml.elements(xml));
    }

    List<Element> elements() {
        return elements;
    }

    /** Whether its root is that of BPMN: anything else is no model, whatever stands in it. */
    boolean isBpmn() {
        return !elements.isEmpty() && is(elements.getFirst().getOwnerDocument().getDocumentElement(), "definitions");
    }

    /** The elements of BPMN with this name. */
    List<Element> all(String name) {
        return elements.stream().filter(element -> is(element, name)).toList();
    }

    /** The engine's own elements with this name. */
    List<Element> zeebe(String name) {
        return elements.stream()
                .filter(element -> ZEEBE.equals(element.getNamespaceURI()))
                .filter(element -> element.getLocalName().equals(name))
                .toList();
    }

    List<Element> zeebe() {
        return elements.stream()
                .filter(element -> ZEEBE.equals(element.getNamespaceURI()))
                .toList();
    }

    /** Tasks, events, gateways, call activities and subprocesses. */
    List<Element> nodes() {
        return elements.stream().filter(ModelXml::isNode).toList();
    }

    Optional<Element> byId(String id) {
        return elements.stream()
                .filter(element -> BPMN.equals(element.getNamespaceURI()))
                .filter(element -> id(element).equals(id))
                .findFirst();
    }

    void finding(Element element, String rule, String... arguments) {
        findings.add(new Finding(id(element), label(element), rule, List.of(arguments)));
    }

    /** What a reader sees at an element; of an arrow without a name the names of its two ends. */
    private String label(Element element) {
        if (!name(element).isEmpty() || !is(element, "sequenceFlow")) {
            return name(element);
        }
        return Stream.of("sourceRef", "targetRef")
                .map(end -> byId(element.getAttribute(end)).map(ModelXml::name).orElse(""))
                .map(name -> name.isEmpty() ? "…" : name)
                .collect(Collectors.joining(" → "));
    }

    void finding(String rule, String... arguments) {
        findings.add(Finding.ofModel(rule, arguments));
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    static boolean is(Element element, String name) {
        return BPMN.equals(element.getNamespaceURI()) && element.getLocalName().equals(name);
    }

    static boolean isTask(Element element) {
        return BPMN.equals(element.getNamespaceURI())
                && (element.getLocalName().endsWith("Task")
                        || element.getLocalName().equals("task"));
    }

    static boolean isNode(Element element) {
        if (!BPMN.equals(element.getNamespaceURI())) {
            return false;
        }
        String name = element.getLocalName();
        return isTask(element)
                || name.endsWith("Gateway")
                || isSubProcess(element)
                || name.equals("callActivity")
                || List.of(
                                "startEvent",
                                "endEvent",
                                "intermediateCatchEvent",
                                "intermediateThrowEvent",
                                "boundaryEvent")
                        .contains(name);
    }

    static boolean isSubProcess(Element element) {
        return List.of("subProcess", "transaction", "adHocSubProcess").contains(element.getLocalName());
    }

    static boolean isEventSubProcess(Element element) {
        return is(element, "subProcess")
                && element.getAttribute("triggeredByEvent").equals("true");
    }

    static String id(Element element) {
        return element.getAttribute("id");
    }

    static String name(Element element) {
        return element.getAttribute("name").strip();
    }

    static String template(Element element) {
        return element.getAttributeNS(ZEEBE, "modelerTemplate");
    }

    static Stream<Attr> attributes(Element element) {
        NamedNodeMap attributes = element.getAttributes();
        return IntStream.range(0, attributes.getLength()).mapToObj(at -> (Attr) attributes.item(at));
    }

    /** The elements directly within it. */
    static Stream<Element> children(Element element) {
        var children = new ArrayList<Element>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inside) {
                children.add(inside);
            }
        }
        return children.stream();
    }

    /** The engine's elements with this name at an element itself, not at what lies within it. */
    static Stream<Element> extensions(Element element, String name) {
        return children(element)
                .filter(child -> is(child, "extensionElements"))
                .flatMap(ModelXml::children)
                .flatMap(child -> child.getLocalName().equals(name) ? Stream.of(child) : children(child))
                .filter(child -> ZEEBE.equals(child.getNamespaceURI()))
                .filter(child -> child.getLocalName().equals(name));
    }

    /** The event definitions of an event. */
    static List<Element> definitions(Element event) {
        return children(event)
                .filter(child -> child.getLocalName().endsWith("EventDefinition"))
                .toList();
    }

    /** The task, event, gateway, arrow or process to which an inner element belongs. */
    static Element owner(Element inner) {
        @Nullable Node around = inner;
        while (around instanceof Element element
                && !isNode(element)
                && !is(element, "sequenceFlow")
                && !is(element, "process")) {
            if (!(element.getParentNode() instanceof Element)) {
                return inner;
            }
            around = element.getParentNode();
        }
        return around instanceof Element element ? element : inner;
    }
}
