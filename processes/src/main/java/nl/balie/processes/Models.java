package nl.balie.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The models that ship with Balie. */
public final class Models {
    private static final List<Model> SHIPPED = List.of(
            new Model("balie-voice-queue", "voicequeue/balie-voice-queue.bpmn"),
            new Model("balie-callback", "callbackqueue/balie-callback.bpmn"),
            new Model("balie-direct-queue", "directqueue/balie-direct-queue.bpmn"),
            new Model("balie-main-menu", "mainmenu/balie-main-menu.bpmn"),
            new Model("balie-language-menu", "languagemenu/balie-language-menu.bpmn"),
            new Model("balie-known-caller", "knowncaller/balie-known-caller.bpmn"),
            new Model("balie-case-number", "casenumber/balie-case-number.bpmn"),
            new Model("balie-control-line", "controlline/balie-control-line.bpmn"));

    private Models() {}

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
