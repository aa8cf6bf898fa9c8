package nl.balie.flows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import nl.balie.database.Tenancy;
import nl.balie.database.Together;
import nl.balie.tenants.OrganisationName;
import nl.balie.tenants.Organisations;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sends to the engine what it must be told, for each contact in the order in which it happened, and keeps it until the
 * engine has it. Sent twice it counts once: a message carries its row as id, and cancelling what is gone is no error. Only a
 * signal counts each time, for the engine knows no id of it.
 */
@Component
class FlowOutbox {
    private static final Logger log = LoggerFactory.getLogger(FlowOutbox.class);
    private static final int BATCH = 100;
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

    private final CamundaClient client;
    private final FlowInstances instances;
    private final EngineSettings settings;
    private final Tenancy tenancy;
    private final JdbcClient jdbc;
    private final Together together;
    private final Organisations organisations;
    private final ObjectMapper json;
    /** Of which the engine knows, and whose rows are still to be deleted. */
    private final Set<Long> delivered = ConcurrentHashMap.newKeySet();

    private final BlockingQueue<String> wanted = new LinkedBlockingQueue<>();
    private final Set<String> queued = ConcurrentHashMap.newKeySet();
    /** Touched by the sender only. */
    private final Set<String> unsent = new HashSet<>();

    private final Thread sender;
    private boolean failing;

    FlowOutbox(
            CamundaClient client,
            FlowInstances instances,
            EngineSettings settings,
            Tenancy tenancy,
            JdbcClient jdbc,
            Together together,
            Organisations organisations,
            ObjectMapper json) {
        this.client = client;
        this.instances = instances;
        this.settings = settings;
        this.tenancy = tenancy;
        this.jdbc = jdbc;
        this.together = together;
        this.organisations = organisations;
        this.json = json;
        this.sender = Thread.ofVirtual().name("flow-outbox").start(this::run);
    }

    /** A message's variables as they are kept. */
    String write(Map<String, String> variables) {
        try {
            return json.writeValueAsString(variables);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the variables are not JSON", e);
        }
    }

    /** There is something to send for this organisation. */
    void wake(String organisation) {
        if (queued.add(organisation)) {
            wanted.add(organisation);
        }
    }

    @EventListener
    void engineIsThere(EngineAvailable event) {
        organisations.all().stream().map(OrganisationName::id).forEach(this::wake);
    }

    private void run() {
        try {
            while (true) {
                String organisation = unsent.isEmpty() ? wanted.take() : wanted.poll(1, TimeUnit.SECONDS);
                if (organisation == null) {
                    List.copyOf(unsent).forEach(this::wake);
                    unsent.clear();
                } else {
                    queued.remove(organisation);
                    send(organisation);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(String organisation) {
        try {
            List<Command> commands = tenancy.in(organisation, this::next);
            deliver(organisation, commands);
            if (commands.size() == BATCH) {
                wake(organisation);
            }
            if (!commands.isEmpty() && failing) {
                failing = false;
                log.info("the engine is told again");
            }
        } catch (RuntimeException e) {
            unsent.add(organisation);
            if (!failing) {
                failing = true;
                log.warn("the engine was not told and will be told again, each second: {}", e.getMessage());
            }
        }
    }

    private List<Command> next() {
        return jdbc.sql(
                        "select id, contact_id, kind, name, process_instance_key, coalesce(variables, '{}') as variables"
                                + " from flow_command where id <> all(?) order by id limit ?")
                .params(delivered.toArray(Long[]::new), BATCH)
                .query((row, number) -> new Command(
                        row.getLong("id"),
                        row.getObject("contact_id", UUID.class),
                        row.getString("kind"),
                        row.getString("name"),
                        row.getObject("process_instance_key", Long.class),
                        row.getString("variables")))
                .list();
    }

    /** What concerns one contact in its order, and so the signals; side by side. What the engine has is not kept. */
    private void deliver(String organisation, List<Command> commands) {
        Map<Optional<UUID>, List<Command>> byContact = new LinkedHashMap<>();
        commands.forEach(command -> byContact
                .computeIfAbsent(Optional.ofNullable(command.contact), _ -> new ArrayList<>())
                .add(command));
        Queue<Long> known = new ConcurrentLinkedQueue<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(byContact.values().stream()
                            .map(ofOne -> CompletableFuture.runAsync(
                                    () -> ofOne.forEach(command -> {
                                        deliver(command);
                                        delivered.add(command.id);
                                        known.add(command.id);
                                    }),
                                    threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            forget(organisation, List.copyOf(known));
        }
    }

    /** Deletes them with what else is to be stored. A row is in {@link #delivered} until nobody can see it any more. */
    private void forget(String organisation, List<Long> ids) {
        if (!ids.isEmpty()) {
            together.in(organisation, () -> {
                jdbc.sql("delete from flow_command where id = any(?)")
                        .param(ids.toArray(Long[]::new))
                        .update();
                tenancy.afterCommit(() -> delivered.removeAll(ids));
            });
        }
    }

    private void deliver(Command command) {
        try {
            switch (command.kind) {
                case "MESSAGE" ->
                    client.newPublishMessageCommand()
                            .messageName(command.name)
                            .correlationKey(
                                    Objects.requireNonNull(command.contact).toString())
                            .messageId("balie-" + command.id)
                            .variables(command.variables)
                            .timeToLive(settings.messageLife())
                            .requestTimeout(REQUEST_TIMEOUT)
                            .send()
                            .join();
                case "CANCEL" -> {
                    Long key = command.processInstanceKey;
                    if (key != null) {
                        instances.cancel(key);
                    }
                }
                case "SIGNAL" ->
                    client.newBroadcastSignalCommand()
                            .signalName(command.name)
                            .requestTimeout(REQUEST_TIMEOUT)
                            .send()
                            .join();
                default -> throw new IllegalStateException("unknown kind " + command.kind);
            }
        } catch (ClientStatusException e) {
            Status.Code code = e.getStatusCode();
            if (code != Status.Code.NOT_FOUND && code != Status.Code.ALREADY_EXISTS) {
                throw e;
            }
        }
    }

    @PreDestroy
    void stop() {
        sender.interrupt();
    }

    private record Command(
            long id,
            @Nullable UUID contact,
            String kind,
            String name,
            @Nullable Long processInstanceKey,
            String variables) {}
}
