package nl.balie.callflows;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import nl.balie.processes.Announcement;
import nl.balie.processes.BpmnXml;
import org.w3c.dom.Element;

/** Reads and writes what is about the process as a whole in a model's XML. */
final class ModelText {
    private static final int LONGEST_ID = 60;
    /** The inputs of steps and of called processes that name prompts. */
    private static final Set<String> PROMPTS = Set.of("prompts", "greetingPrompts");

    private static final Pattern FEEL_TEXT = Pattern.compile("^=\\s*\"([^\"]*)\"$");

    private ModelText() {}

    /** The process id for a callflow of this name: lower case, without accents, with hyphens between words. */
    static String processId(String organisation, String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String part = plain.isEmpty() ? "callflow" : plain.substring(0, Math.min(LONGEST_ID, plain.length()));
        return organisation + "-" + part.replaceAll("-$", "");
    }

    /** What the process is called; empty when it has no name or there is no process. */
    static Optional<String> processName(String model) {
        return elements(model).stream()
                .filter(ModelText::isProcess)
                .map(process -> process.getAttribute("name").strip())
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    /** The processes that a model calls. */
    static Set<String> called(String model) {
        return elements(model).stream()
                .filter(element -> element.getLocalName().equals("calledElement"))
                .map(element -> element.getAttribute("processId"))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The prompts that a model names, as they stand there. */
    static Set<String> prompts(String model) {
        return elements(model).stream()
                .filter(element ->
                        element.getLocalName().equals("input") && PROMPTS.contains(element.getAttribute("target")))
                .flatMap(input -> Announcement.of("", input.getAttribute("source"), "").prompts().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The opening hours that a model names. */
    static Set<String> calendars(String model) {
        return literals(model, Set.of("calendar"));
    }

    /** The queues that a model names. */
    static Set<String> queues(String model) {
        return literals(model, Set.of("queue", "otherQueue"));
    }

    /** What is typed for these inputs of steps, in words or as a FEEL text; any other expression is left out. */
    private static Set<String> literals(String model, Set<String> inputs) {
        return elements(model).stream()
                .filter(element ->
                        element.getLocalName().equals("input") && inputs.contains(element.getAttribute("target")))
                .map(element -> element.getAttribute("source").strip())
                .map(source -> FEEL_TEXT.matcher(source).replaceFirst("$1"))
                .filter(source -> !source.isEmpty() && !source.startsWith("="))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What people read at a model's parts, by id.
     *
     * @param elements its steps, and its events and gateways that have a name
     * @param arrows its sequence flows; one without a name has those of its two ends
     */
    record Labels(Map<String, String> elements, Map<String, String> arrows) {}

    /** The names in a model, in its own order. */
    static Labels labels(String model) {
        List<Element> elements = elements(model);
        Map<String, String> named = new LinkedHashMap<>();
        for (Element element : elements) {
            String name = element.getAttribute("name").strip();
            String kind = element.getLocalName();
            boolean step = kind.endsWith("Task") || kind.equals("task") || kind.equals("callActivity");
            if (step || !name.isEmpty() && (kind.endsWith("Event") || kind.endsWith("Gateway"))) {
                named.put(element.getAttribute("id"), name.isEmpty() ? element.getAttribute("id") : name);
            }
        }
        Map<String, String> arrows = new LinkedHashMap<>();
        for (Element element : elements) {
            if (element.getLocalName().equals("sequenceFlow")) {
                String way = Stream.of("sourceRef", "targetRef")
                        .map(element::getAttribute)
                        .map(end -> named.getOrDefault(end, "…"))
                        .collect(Collectors.joining(" → "));
                String name = element.getAttribute("name").strip();
                arrows.put(element.getAttribute("id"), name.isEmpty() ? way : name + " (" + way + ")");
            }
        }
        return new Labels(named, arrows);
    }

    /** The same model as another process. */
    static String renamed(String model, String processId, String name) {
        List<Element> elements = elements(model);
        Element process = elements.stream()
                .filter(ModelText::isProcess)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the model has no process"));
        String before = process.getAttribute("id");
        for (Element element : elements) {
            for (String reference : List.of("bpmnElement", "processRef")) {
                if (element.getAttribute(reference).equals(before)) {
                    element.setAttribute(reference, processId);
                }
            }
        }
        process.setAttribute("id", processId);
        process.setAttribute("name", name);
        try {
            var factory = TransformerFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var written = new StringWriter();
            process.getOwnerDocument().setXmlStandalone(true);
            factory.newTransformer().transform(new DOMSource(process.getOwnerDocument()), new StreamResult(written));
            return written.toString();
        } catch (TransformerException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isProcess(Element element) {
        return element.getLocalName().equals("process");
    }

    private static List<Element> elements(String model) {
        return BpmnXml.elements(model.getBytes(StandardCharsets.UTF_8));
    }
}
