package nl.balie.processes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the elements of a model. A model may come from anyone who may upload one: no document types, no entities. */
public final class BpmnXml {
    private BpmnXml() {}

    /**
     * All elements below the root, in the order of the file.
     *
     * @throws IllegalArgumentException when it is not well-formed XML, or has a document type
     */
    public static List<Element> elements(byte[] bpmn) {
        return elements(parse(bpmn).getDocumentElement().getElementsByTagNameNS("*", "*"));
    }

    private static List<Element> elements(NodeList list) {
        return IntStream.range(0, list.getLength())
                .mapToObj(list::item)
                .map(Element.class::cast)
                .toList();
    }

    private static Document parse(byte[] bpmn) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new ByteArrayInputStream(bpmn));
        } catch (SAXException notXml) {
            throw new IllegalArgumentException("not a model: " + notXml.getMessage(), notXml);
        } catch (ParserConfigurationException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The element directly around it. */
    public static Element parent(Element element) {
        return (Element) element.getParentNode();
    }

    /** The nearest element around it that is one of the ids. */
    static String holder(Element element, Set<String> ids) {
        var around = parent(element);
        while (!ids.contains(around.getAttribute("id"))) {
            around = parent(around);
        }
        return around.getAttribute("id");
    }

    /** Where a token stands when it takes the flow: its source, or the end events of a subprocess that is its source. */
    static List<String> leavingPlaces(Element flow) {
        String source = flow.getAttribute("sourceRef");
        var ends = elements(parent(flow).getElementsByTagNameNS("*", "endEvent")).stream()
                .filter(end -> parent(end).getLocalName().equals("subProcess"))
                .filter(end -> parent(end).getAttribute("id").equals(source))
                .map(end -> end.getAttribute("id"))
                .toList();
        return ends.isEmpty() ? List.of(source) : ends;
    }
}
