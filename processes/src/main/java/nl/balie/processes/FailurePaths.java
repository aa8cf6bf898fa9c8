package nl.balie.processes;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Which elements of a model have a path for when they fail: an error event at their border, or at that of the sub-process
 * around them, or an event sub-process that begins with one. It catches {@value #ERROR_CODE} or every error. What is in an
 * event sub-process itself has none beside it, since that has ended all else.
 */
public final class FailurePaths {
    /** The code of the error that a failing step throws. */
    public static final String ERROR_CODE = "step-failed";

    private static final String ERROR_EVENT = "errorEventDefinition";

    private final Map<String, String> scopes = new HashMap<>();
    private final Set<String> eventSubProcesses = new HashSet<>();
    /** Where an event sub-process begins with an error. */
    private final Set<String> caughtWithin = new HashSet<>();

    private final Set<String> caught = new HashSet<>();

    private FailurePaths() {}

    /** The place, for {@link PathFinder}, where a contact comes when this element fails. */
    public static String placeOf(String element) {
        return "failure of " + element;
    }

    /** Of this model. */
    public static FailurePaths of(byte[] bpmn) {
        List<Element> elements = BpmnXml.elements(bpmn);
        Map<String, String> codes = new HashMap<>();
        elements.stream()
                .filter(element -> element.getLocalName().equals("error"))
                .forEach(error -> codes.put(error.getAttribute("id"), error.getAttribute("errorCode")));
        var paths = new FailurePaths();
        for (Element element : elements) {
            if (element.hasAttribute("id") && BpmnXml.parent(element).hasAttribute("id")) {
                paths.scopes.put(
                        element.getAttribute("id"), BpmnXml.parent(element).getAttribute("id"));
            }
            if (element.getAttribute("triggeredByEvent").equals("true")) {
                paths.eventSubProcesses.add(element.getAttribute("id"));
            }
            String reference = element.getAttribute("errorRef");
            if (element.getLocalName().equals(ERROR_EVENT)
                    && (reference.isEmpty() || ERROR_CODE.equals(codes.get(reference)))) {
                paths.caughtBy(BpmnXml.parent(element));
            }
        }
        return paths;
    }

    private void caughtBy(Element event) {
        switch (event.getLocalName()) {
            case "boundaryEvent" -> caught.add(event.getAttribute("attachedToRef"));
            case "startEvent" ->
                caughtWithin.add(BpmnXml.parent(BpmnXml.parent(event)).getAttribute("id"));
            default -> {
                // an end that throws
            }
        }
    }

    /** Whether there is one for this element. */
    public boolean has(String element) {
        boolean interrupts = false;
        @Nullable String at = element;
        while (at != null) {
            if (caught.contains(at) || caughtWithin.contains(at) && !interrupts) {
                return true;
            }
            interrupts = eventSubProcesses.contains(at);
            at = scopes.get(at);
        }
        return false;
    }
}
