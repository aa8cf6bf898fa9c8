package nl.balie.flows;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.worker.BackoffSupplier;
import io.camunda.client.api.worker.JobWorker;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import nl.balie.database.Lane;
import nl.balie.processes.CallPort;
import nl.balie.processes.CallbackPort;
import nl.balie.processes.ContactPort;
import nl.balie.processes.ControlPort;
import nl.balie.processes.DecisionPort;
import nl.balie.processes.LookUpPort;
import nl.balie.processes.Ports;
import nl.balie.processes.QueuePort;
import nl.balie.processes.RecordingPort;
import nl.balie.processes.Step;
import nl.balie.processes.StepHandler;
import nl.balie.processes.SurveyPort;
import nl.balie.processes.steps.Steps;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Opens one worker for each kind of step; jobs are pushed by the engine (job streaming). */
@Component
class FlowWorkers implements SmartLifecycle {
    /** Longer than any step lasts: a menu with all its repeats, or the longest message. */
    private static final Duration STEP_TIMEOUT = Duration.ofMinutes(10);

    private static final int JOBS_AT_ONCE = 2_000;

    /** The client's own backoff grows to 5 s, so long would callers wait for their next step after the engine is back. */
    private static final BackoffSupplier WHILE_AWAY =
            BackoffSupplier.newBackoffBuilder().minDelay(50).maxDelay(500).build();

    private final CamundaClient client;
    private final EngineConnection connection;
    private final FlowSteps listener;
    private final FlowFailures failures;
    private final FlowNode node;
    private final Ports ports;
    private final Clock clock;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("step-", 0).factory());
    private final Executor steps = step -> threads.execute(() -> Lane.STEPS.run(step));
    private final List<JobWorker> workers = new ArrayList<>();
    private volatile boolean running;

    FlowWorkers(
            CamundaClient client,
            EngineConnection connection,
            FlowSteps listener,
            FlowFailures failures,
            FlowNode node,
            CallPort calls,
            QueuePort queues,
            CallbackPort callbacks,
            SurveyPort surveys,
            RecordingPort recordings,
            LookUpPort lookUps,
            DecisionPort decisions,
            ContactPort contacts,
            ControlPort control,
            Clock clock) {
        this.client = client;
        this.connection = connection;
        this.listener = listener;
        this.failures = failures;
        this.node = node;
        this.ports = new Ports(calls, queues, callbacks, surveys, recordings, decisions, lookUps, contacts, control);
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        connection.open();
    }

    /** The first time the engine answers; later the client finds its way back by itself. */
    @EventListener
    synchronized void engineIsThere(EngineAvailable event) {
        if (running && workers.isEmpty()) {
            Steps.all(ports).forEach(this::open);
        }
    }

    private void open(Step<?, ?> step) {
        workers.add(client.newWorker()
                .jobType(Steps.jobType(step, node.name()))
                .handler(new StepHandler<>(step, steps, listener, failures, clock))
                .name("balie-" + node.name())
                .fetchVariables(Steps.variables(step))
                .timeout(STEP_TIMEOUT)
                .maxJobsActive(JOBS_AT_ONCE)
                .streamEnabled(true)
                .backoffSupplier(WHILE_AWAY)
                .open());
    }

    @Override
    public synchronized void stop() {
        running = false;
        workers.forEach(JobWorker::close);
        workers.clear();
        threads.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before telephony, which brings the first calls. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 1;
    }
}
