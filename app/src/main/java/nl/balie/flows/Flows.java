package nl.balie.flows;

import io.camunda.client.CamundaClient;
import io.grpc.Status;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import nl.balie.database.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Starts flows and tells them what happened to their contact. */
@Component
public class Flows {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int NEWEST = -1;

    private final CamundaClient client;
    private final EngineSettings settings;
    private final Tenancy tenancy;
    private final JdbcClient jdbc;
    private final FlowOutbox outbox;
    private final EngineConnection connection;

    Flows(
            CamundaClient client,
            EngineSettings settings,
            Tenancy tenancy,
            JdbcClient jdbc,
            FlowOutbox outbox,
            EngineConnection connection) {
        this.client = client;
        this.settings = settings;
        this.tenancy = tenancy;
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.connection = connection;
    }

    /**
     * Starts the newest version of a flow. An engine that is too busy is asked again within its patience.
     *
     * @return completes exceptionally when the engine refuses or does not answer within its patience
     */
    public CompletableFuture<StartedFlow> start(String processId, Map<String, ?> variables) {
        return start(processId, NEWEST, variables);
    }

    /** As {@link #start(String, Map)}, of this version. */
    public CompletableFuture<StartedFlow> start(String processId, int version, Map<String, ?> variables) {
        return start(
                processId,
                version,
                variables,
                System.nanoTime() + settings.patience().toNanos());
    }

    private CompletableFuture<StartedFlow> start(
            String processId, int version, Map<String, ?> variables, long deadline) {
        var process = client.newCreateInstanceCommand().bpmnProcessId(processId);
        return (version == NEWEST ? process.latestVersion() : process.version(version))
                .variables(variables)
                .requestTimeout(Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime())))
                .send()
                .thenApply(event ->
                        new StartedFlow(event.getBpmnProcessId(), event.getVersion(), event.getProcessInstanceKey()))
                .toCompletableFuture()
                .exceptionallyCompose(failure -> isBusy(failure) && System.nanoTime() + PAUSE.toNanos() < deadline
                        ? CompletableFuture.runAsync(() -> {}, later())
                                .thenCompose(_ -> start(processId, version, variables, deadline))
                        : CompletableFuture.failedFuture(failure));
    }

    private static boolean isBusy(Throwable failure) {
        return Status.fromThrowable(failure).getCode() == Status.Code.RESOURCE_EXHAUSTED;
    }

    private static Executor later() {
        return CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Tells the flow of the contact; within {@link Tenancy}. The message is stored with the change that it tells of and
     * reaches the engine as soon as that is there.
     */
    public void tell(UUID contact, FlowMessage message) {
        store(contact, "MESSAGE", message.messageName(), null);
    }

    /** As {@link #tell(UUID, FlowMessage)}, for a message that begins a flow, with the variables of that flow. */
    public void tell(UUID contact, FlowMessage message, Map<String, String> variables) {
        store(contact, "MESSAGE", message.messageName(), null, variables);
    }

    /** Ends an instance that belongs to no living contact (any more); within {@link Tenancy}. */
    public void cancel(@Nullable UUID contact, long processInstanceKey) {
        store(contact, "CANCEL", "", processInstanceKey);
    }

    /**
     * Tells every flow that waits for this BPMN signal, of whatever organisation: the name has to say whom it concerns, as a
     * telephone number does. Within {@link Tenancy}; the signal is stored with the change that it tells of and reaches the
     * engine as soon as that is there. It may come late, and twice: who hears it asks what is true then.
     *
     * @param signal the signal's name in the model
     * @throws IllegalArgumentException for a blank name, which the engine would refuse for ever
     */
    public void broadcast(String signal) {
        if (signal.isBlank()) {
            throw new IllegalArgumentException("A signal needs a name");
        }
        store(null, "SIGNAL", signal, null);
    }

    private void store(@Nullable UUID contact, String kind, String name, @Nullable Long key) {
        store(contact, kind, name, key, Map.of());
    }

    private void store(
            @Nullable UUID contact, String kind, String name, @Nullable Long key, Map<String, String> variables) {
        String organisation = tenancy.current();
        jdbc.sql("insert into flow_command (organisation_id, contact_id, kind, name, process_instance_key, variables)"
                        + " values (?, ?, ?, ?, ?, ?::jsonb)")
                .params(organisation, contact, kind, name, key, variables.isEmpty() ? null : outbox.write(variables))
                .update();
        tenancy.afterCommit(() -> outbox.wake(organisation));
    }

    /** Waits until the engine has answered for the first time; false when it does not within the time. */
    public boolean awaitEngine(Duration patience) {
        return connection.await(patience);
    }

    /** Whether the engine answered when it was last asked. */
    public boolean engineAvailable() {
        return connection.isAvailable();
    }

    /** A flow that runs. */
    public record StartedFlow(String processId, int version, long processInstanceKey) {}
}
