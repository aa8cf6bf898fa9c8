package nl.balie.flows.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.PartitionBrokerHealth;
import io.camunda.client.api.response.Topology;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import nl.balie.database.StartFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Zeebe as a child process on loopback with its data in {@code <data>/engine}. It is started again whenever it dies, at
 * the same address, so that a client's channel finds it back by itself; it ends with this process, also after a
 * {@code kill -9} of it (ADR 0005).
 */
public final class EmbeddedEngine implements AutoCloseable {
    /** What the engine is good for now. */
    public enum State {
        /** The process runs, but takes no commands yet. */
        STARTING,
        /** It takes commands. */
        READY,
        /** It died and is not started again yet, or it was closed. */
        DOWN
    }

    private static final Logger START = LoggerFactory.getLogger("nl.balie.start");
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration STABLE_AFTER = Duration.ofMinutes(1);

    private final EngineCommand command;
    private final EmbeddedEngineSettings settings;
    private final Path log;
    private final List<Consumer<State>> stateListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> incidentListeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch firstReady = new CountDownLatch(1);
    private final Thread supervisor;

    private volatile State state = State.DOWN;
    private volatile @Nullable Process process;

    private EmbeddedEngine(EmbeddedEngineSettings settings, EngineCommand command, Path log) {
        this.settings = settings;
        this.command = command;
        this.log = log;
        this.supervisor = Thread.ofPlatform().name("engine").daemon().unstarted(this::supervise);
    }

    /**
     * Starts it and returns at once; {@link #awaitReady} waits for it.
     *
     * @param directory for its data, {@code <data>/engine}
     * @param log file for what it prints
     * @throws StartFailure when there is no distribution to start
     */
    public static EmbeddedEngine start(EmbeddedEngineSettings settings, Path directory, Path log) {
        settings.libraries();
        try {
            EmbeddedEngine engine = new EmbeddedEngine(settings, new EngineCommand(settings, directory), log);
            engine.supervisor.start();
            return engine;
        } catch (IOException e) {
            throw new StartFailure("Zeebe kon niet starten: " + e.getMessage(), e);
        }
    }

    /** gRPC address of its gateway, the same over restarts; plain text, loopback. */
    public URI address() {
        return command.address();
    }

    /**
     * As {@link #address()}, of the engine that works on this directory.
     *
     * @throws IOException when none has been started there
     */
    public static URI addressIn(Path directory) throws IOException {
        return URI.create(
                Files.readString(directory.resolve(EngineCommand.ADDRESS)).strip());
    }

    /** What it is good for now. */
    public State state() {
        return state;
    }

    /** Tells of every change of state from now on, on the engine's own thread: return soon. */
    public void onState(Consumer<State> listener) {
        stateListeners.add(listener);
    }

    /**
     * Passes on the JSON of every incident that is created or resolved; the same one may come again after a restart.
     * Called on the thread that reads the engine's output: return soon.
     */
    public void onIncidentLine(Consumer<String> listener) {
        incidentListeners.add(listener);
    }

    /** Waits until it has been ready once; false when that takes longer than the limit. */
    public boolean awaitReady(Duration limit) throws InterruptedException {
        return firstReady.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Its process id, or -1 while there is none. */
    public long pid() {
        Process current = process;
        return current == null || !current.isAlive() ? -1 : current.pid();
    }

    /** Ends it in an orderly way, or after {@link EmbeddedEngineSettings#stopWithin} by force. */
    @Override
    public void close() {
        closing.countDown();
        try {
            Process current = process;
            if (current != null) {
                end(current);
            }
            supervisor.join(Duration.ofSeconds(10));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void supervise() {
        Duration pause = FIRST_PAUSE;
        try {
            do {
                long begun = System.nanoTime();
                runOnce(begun);
                boolean stable = System.nanoTime() - begun > STABLE_AFTER.toNanos();
                pause = stable ? FIRST_PAUSE : min(pause.multipliedBy(2), LONGEST_PAUSE);
            } while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            Process current = process;
            if (current != null && current.isAlive()) {
                current.destroyForcibly();
            }
            become(State.DOWN);
        }
    }

    private void runOnce(long begun) throws InterruptedException {
        try {
            Process current = command.start();
            process = current;
            become(State.STARTING);
            Thread.ofPlatform()
                    .name("engine-output")
                    .daemon()
                    .start(new EngineOutput(current.getInputStream(), log, this::tellIncident));
            if (closing.getCount() == 0) {
                end(current);
            }
            if (becomesReady(current)) {
                START.info(String.format(Locale.of("nl"), "Zeebe gestart (%.1f s)", (System.nanoTime() - begun) / 1e9));
                become(State.READY);
                firstReady.countDown();
            }
            int code = current.waitFor();
            become(State.DOWN);
            if (closing.getCount() != 0) {
                START.warn("Zeebe is gestopt (code {}) en wordt opnieuw gestart; zie {}", code, log);
            }
        } catch (IOException e) {
            START.error("Zeebe kon niet starten: {}", e.getMessage());
        }
    }

    private boolean becomesReady(Process current) throws InterruptedException {
        while (current.isAlive() && !listens()) {
            current.waitFor(50, TimeUnit.MILLISECONDS);
        }
        if (!current.isAlive()) {
            return false;
        }
        try (CamundaClient client = CamundaClient.newClientBuilder()
                .grpcAddress(command.address())
                .preferRestOverGrpc(false)
                .build()) {
            while (current.isAlive()) {
                if (hasHealthyLeader(client)) {
                    return true;
                }
                current.waitFor(50, TimeUnit.MILLISECONDS);
            }
            return false;
        }
    }

    private boolean listens() {
        try (Socket _ = new Socket(InetAddress.ofLiteral("127.0.0.1"), command.gatewayPort())) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean hasHealthyLeader(CamundaClient client) {
        try {
            Topology topology = client.newTopologyRequest()
                    .requestTimeout(Duration.ofSeconds(2))
                    .send()
                    .join();
            return topology.getBrokers().stream()
                    .flatMap(broker -> broker.getPartitions().stream())
                    .anyMatch(partition ->
                            partition.isLeader() && partition.getHealth() == PartitionBrokerHealth.HEALTHY);
        } catch (RuntimeException _) {
            return false;
        }
    }

    private void end(Process current) throws InterruptedException {
        current.destroy();
        if (!current.waitFor(settings.stopWithin().toMillis(), TimeUnit.MILLISECONDS)) {
            current.destroyForcibly();
        }
    }

    private void become(State next) {
        if (state != next) {
            state = next;
            stateListeners.forEach(listener -> listener.accept(next));
        }
    }

    private void tellIncident(String json) {
        incidentListeners.forEach(listener -> listener.accept(json));
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
