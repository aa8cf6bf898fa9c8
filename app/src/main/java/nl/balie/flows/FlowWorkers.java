package nl.balie.flows;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.BackoffSupplier;
import io.camunda.client.api.worker.JobHandler;
import io.camunda.client.api.worker.JobWorker;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import nl.balie.processes.CallPort;
import nl.balie.processes.CallbackPort;
import nl.balie.processes.ContactPort;
import nl.balie.processes.ControlPort;
import nl.balie.processes.DecisionPort;
import nl.balie.processes.LookUpPort;
import nl.balie.processes.Ports;
import nl.balie.processes.QueuePort;
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
    private final TrialFlows trials;
    private final Clock clock;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("step-", 0).factory());
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
            LookUpPort lookUps,
            DecisionPort decisions,
            ContactPort contacts,
            ControlPort control,
            TrialFlows trials,
            Clock clock) {
        this.client = client;
        this.connection = connection;
        this.listener = listener;
        this.failures = failures;
        this.node = node;
        this.ports = new Ports(calls, queues, callbacks, surveys, decisions, lookUps, contacts, control);
        this.trials = trials;
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
            List<Step<?, ?>> steps = Steps.all(ports);
            List<Step<?, ?>> trialSteps = Steps.all(trials.ports());
            for (int step = 0; step < steps.size(); step++) {
                open(steps.get(step), trialSteps.get(step));
            }
        }
    }

    private void open(Step<?, ?> step, Step<?, ?> trialStep) {
        JobHandler real = new StepHandler<>(step, threads, listener, failures, clock);
        JobHandler trial = new StepHandler<>(trialStep, threads, trials.listener(), failures, clock);
        workers.add(client.newWorker()
                .jobType(Steps.jobType(step, node.name()))
                .handler((jobs, job) -> (isTrial(job) ? trial : real).handle(jobs, job))
                .name("balie-" + node.name())
                .fetchVariables(Steps.variables(step))
                .timeout(STEP_TIMEOUT)
                .maxJobsActive(JOBS_AT_ONCE)
                .streamEnabled(true)
                .backoffSupplier(WHILE_AWAY)
                .open());
    }

    private boolean isTrial(ActivatedJob job) {
        return job.getVariablesAsMap().get(StepHandler.CONTACT_ID) instanceof String contact && trials.lead(contact);
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
