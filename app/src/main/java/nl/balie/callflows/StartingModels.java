package nl.balie.callflows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nl.balie.processes.Models;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** What a new callflow can begin as: a small one, one that ships, or one of the organisation; within {@code Tenancy}. */
@Component
public class StartingModels {
    /** Answers, says a sentence, and hangs up. */
    public static final String SMALL = "";

    private final Callflows callflows;

    StartingModels(Callflows callflows) {
        this.callflows = callflows;
    }

    /** The names of the models that ship with Balie, by process id. */
    public static Map<String, String> shipped() {
        var names = new LinkedHashMap<String, String>();
        Models.shipped()
                .forEach(model ->
                        names.put(model.id(), ModelText.processName(text(model)).orElse(model.id())));
        return names;
    }

    /** The BPMN XML of a model that ships with this Balie. */
    public static Optional<String> shippedModel(String processId) {
        return Models.shipped().stream()
                .filter(model -> model.id().equals(processId))
                .map(StartingModels::text)
                .findFirst();
    }

    /** The BPMN XML to begin with: {@link #SMALL}, or the process id of a model that this organisation sees. */
    public Optional<String> model(String start) {
        return start.equals(SMALL)
                ? Optional.of(small())
                : shippedModel(start).or(() -> callflows.find(start).map(Callflow::draft));
    }

    private static String small() {
        try {
            return new ClassPathResource("nl/balie/callflows/start.bpmn").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Models.Model model) {
        return new String(model.bytes(), StandardCharsets.UTF_8);
    }
}
