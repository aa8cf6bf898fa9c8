package nl.balie.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The models that ship with Balie. */
public final class Models {
    /** The process that receives callers: a callflow that calls it answers calls, and hears of calamities. */
    public static final String RECEPTION = "balie-reception";

    private static final List<Model> SHIPPED = List.of(
            new Model(RECEPTION, "reception/balie-reception.bpmn"),
            new Model("balie-voice-queue", "voicequeue/balie-voice-queue.bpmn"),
            new Model("balie-goodbye", "goodbye/balie-goodbye.bpmn"),
            new Model("balie-callback", "callbackqueue/balie-callback.bpmn"),
            new Model("balie-direct-queue", "directqueue/balie-direct-queue.bpmn"),
            new Model("balie-main-menu", "mainmenu/balie-main-menu.bpmn"),
            new Model("balie-language-menu", "languagemenu/balie-language-menu.bpmn"),
            new Model("balie-known-caller", "knowncaller/balie-known-caller.bpmn"),
            new Model("balie-case-number", "casenumber/balie-case-number.bpmn"),
            new Model("balie-control-line", "controlline/balie-control-line.bpmn"));

    /** By process id, what it calls. */
    private static final Map<String, Set<String>> CALLED =
            SHIPPED.stream().collect(Collectors.toUnmodifiableMap(Model::id, Model::called));

    private Models() {}

    /** Whether a process can call another: of the shipped ones that is known, of any other it is not ruled out. */
    public static boolean mayCall(String process, String called) {
        Set<String> known = CALLED.get(process);
        return known == null || known.contains(called);
    }

    /** All of them, a called process before those that call it. */
    public static List<Model> shipped() {
        return SHIPPED;
    }

    /**
     * A model on the class path.
     *
     * @param id the process id
     * @param path where it lies, seen from this package
     */
    public record Model(String id, String path) {
        /** The name to deploy it under. */
        public String resourceName() {
            return id + ".bpmn";
        }

        private Set<String> called() {
            return BpmnXml.elements(bytes()).stream()
                    .filter(element -> element.getLocalName().equals("calledElement"))
                    .map(element -> element.getAttribute("processId"))
                    .collect(Collectors.toUnmodifiableSet());
        }

        /** The BPMN XML, in UTF-8. */
        public byte[] bytes() {
            try (var in = Models.class.getResourceAsStream(path)) {
                return Objects.requireNonNull(in, path).readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
