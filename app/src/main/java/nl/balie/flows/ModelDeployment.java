package nl.balie.flows;

import io.camunda.client.CamundaClient;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.balie.database.Tenancy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Brings the models that an organisation drew itself to the engine, and keeps each version that this makes. */
@Component
public class ModelDeployment {
    private static final Logger log = LoggerFactory.getLogger(ModelDeployment.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String SHIPPED_PREFIX = "balie-";
    private static final Pattern PLACE = Pattern.compile("^.*- Element: (.+?)\\s*$");
    private static final Pattern FAULT = Pattern.compile("^\\s*- ERROR: (.+?)\\s*$");

    private final CamundaClient client;
    private final EngineConnection connection;
    private final FlowModels models;
    private final Tenancy tenancy;

    ModelDeployment(CamundaClient client, EngineConnection connection, FlowModels models, Tenancy tenancy) {
        this.client = client;
        this.connection = connection;
        this.models = models;
        this.tenancy = tenancy;
    }

    /** What became of a deployment. */
    public sealed interface Outcome {
        /** The engine runs new contacts on this version, which is kept. */
        record Deployed(int version) implements Outcome {}

        /** The newest version is this model already; nothing was done. */
        record Unchanged(int version) implements Outcome {}

        /** The engine does not accept the model; nothing was done. */
        record Refused(List<Fault> faults) implements Outcome {
            public Refused {
                faults = List.copyOf(faults);
            }
        }

        /** The engine does not answer, so that nothing is kept; doing it again is safe. */
        record EngineAway() implements Outcome {}
    }

    /**
     * What the engine says of an element.
     *
     * @param element its id; null when it is about the model as a whole
     * @param text in the engine's English
     */
    public record Fault(@Nullable String element, String text) {}

    /**
     * Makes a model the newest version of its process; within {@link Tenancy}. The caller has checked what stands in it.
     * The version is kept in the transaction around it; should that be lost, deploying the same again finds the same
     * version, since the engine makes none for a model that is its newest already.
     *
     * @param processId of the one executable process in the model; begins with the organisation's id and a hyphen
     * @param by user name of who deploys
     * @param note why, in his words; may be empty
     * @throws IllegalArgumentException when the process id is not one of this organisation
     */
    public Outcome deploy(String processId, String xml, String by, String note) {
        if (processId.startsWith(SHIPPED_PREFIX) || !processId.startsWith(tenancy.current() + "-")) {
            throw new IllegalArgumentException(processId + " is no process of " + tenancy.current());
        }
        if (!connection.isAvailable()) {
            return new Outcome.EngineAway();
        }
        int version;
        try {
            version = client
                    .newDeployResourceCommand()
                    .addResourceBytes(xml.getBytes(StandardCharsets.UTF_8), processId + ".bpmn")
                    .requestTimeout(PATIENCE)
                    .send()
                    .join()
                    .getProcesses()
                    .stream()
                    .filter(process -> process.getBpmnProcessId().equals(processId))
                    .findFirst()
                    .orElseThrow()
                    .getVersion();
        } catch (RuntimeException failure) {
            return failed(processId, xml, failure);
        }
        boolean fresh = models.keepOwn(processId, version, xml, by, note);
        log.info("{} is deployed in version {}", processId, version);
        return fresh ? new Outcome.Deployed(version) : new Outcome.Unchanged(version);
    }

    private static Outcome failed(String processId, String xml, RuntimeException failure) {
        Status status = Status.fromThrowable(failure);
        return switch (status.getCode()) {
            case INVALID_ARGUMENT ->
                new Outcome.Refused(
                        faults(Optional.ofNullable(status.getDescription()).orElse(""), xml));
            case UNAVAILABLE, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, CANCELLED -> {
                log.warn("{} could not be deployed", processId, failure);
                yield new Outcome.EngineAway();
            }
            default -> throw failure;
        };
    }

    /**
     * Reads the engine's answer: for each element a line {@code … - Element: <id> > extensionElements > …}, from the outside
     * to the inside, and below it lines {@code - ERROR: …}. What has no id is shown at what is around it.
     */
    static List<Fault> faults(String answer, String xml) {
        var faults = new ArrayList<Fault>();
        @Nullable String element = null;
        for (String line : answer.lines().toList()) {
            var place = PLACE.matcher(line);
            var fault = FAULT.matcher(line);
            if (place.matches()) {
                element = Stream.of(place.group(1).split(">", -1))
                        .map(String::strip)
                        .filter(id -> xml.contains(" id=\"" + id + "\""))
                        .reduce((_, inner) -> inner)
                        .orElse(null);
            } else if (fault.matches()) {
                faults.add(new Fault(element, fault.group(1)));
            }
        }
        return faults.isEmpty() ? List.of(new Fault(null, answer.strip())) : faults;
    }
}
