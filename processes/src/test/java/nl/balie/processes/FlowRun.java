package nl.balie.processes;

import static io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent.ELEMENT_ACTIVATED;
import static io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent.ELEMENT_COMPLETED;
import static io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent.SEQUENCE_FLOW_TAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.RecordValue;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import io.camunda.zeebe.protocol.record.value.VariableRecordValue;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import nl.balie.processes.call.DisconnectCall;
import nl.balie.processes.steps.Steps;
import org.jspecify.annotations.Nullable;

/** One flow of one contact in the in-memory engine; its steps run when told to, on the test's own thread. */
public final class FlowRun implements AutoCloseable, StepListener {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofMillis(5);
    private static final Set<Intent> ACTIVATABLE =
            Set.of(JobIntent.CREATED, JobIntent.RECURRED_AFTER_BACKOFF, JobIntent.TIMED_OUT);

    /** Whether the engine, which all runs share, is known to have done what it was asked. It counts 100 ms without work as rest. */
    private static boolean resting;

    public final FakePorts ports = new FakePorts();
    public final List<StepRun> performed = new ArrayList<>();
    public final List<StepRun> callerGone = new ArrayList<>();
    /** Why steps failed that have a path for it. */
    public final List<String> failed = new ArrayList<>();
    /** What the flow was told besides its steps: message names and called processes, as a history page knows them. */
    private final List<String> places = new ArrayList<>();

    private final ZeebeTestEngine engine = ProcessEngine.started();
    private final CamundaClient client;
    private final String contact = "contact-" + COUNT.incrementAndGet();
    /** Where among all records those begin that may be of this flow. */
    private final int first;

    /** Positions of the records of jobs that were activated; the engine writes no record for that alone. */
    private final Set<Long> handled = new HashSet<>();

    private final Map<String, Step<?, ?>> steps;
    private long flow;

    public FlowRun() {
        client = ProcessEngine.client(engine);
        steps = Steps.all(ports.all()).stream()
                .collect(Collectors.toMap(step -> Steps.jobType(step, "node-1"), step -> step));
        waitForIdle();
        first = everyRecord().size();
    }

    public String contact() {
        return contact;
    }

    public Map<String, @Nullable Object> variables() {
        var variables = new HashMap<String, @Nullable Object>();
        variables.put("contactId", contact);
        variables.put("organisation", "waterstad");
        variables.put("organisationName", "Gemeente Waterstad");
        variables.put("node", "node-1");
        variables.put("channel", "telefoon");
        variables.put("from", null);
        variables.put("to", "+31990001000");
        variables.put("language", "nl");
        return variables;
    }

    public FlowRun start(String processId, Map<String, @Nullable Object> variables) {
        resting = false;
        flow = client.newCreateInstanceCommand()
                .bpmnProcessId(processId)
                .latestVersion()
                .variables(variables)
                .send()
                .join()
                .getProcessInstanceKey();
        return this;
    }

    /** Starts the flow that begins with this message. */
    public FlowRun startBy(String message) {
        resting = false;
        client.newPublishMessageCommand()
                .messageName(message)
                .correlationKey(contact)
                .variables(variables())
                .timeToLive(Duration.ofMinutes(5))
                .send()
                .join();
        waitForIdle();
        flow = records(ProcessInstanceRecordValue.class).stream()
                .filter(record -> record.getValue().getProcessInstanceKey() == record.getKey())
                .map(Record::getKey)
                .findFirst()
                .orElseThrow();
        return this;
    }

    /** Tells every flow that waits for this signal. */
    public FlowRun signal(String name) {
        resting = false;
        client.newBroadcastSignalCommand().signalName(name).send().join();
        waitForIdle();
        return this;
    }

    /** Does steps until the flow has none to do. */
    public FlowRun runSteps() {
        while (runStep()) {
            // One after the other, as they come.
        }
        return this;
    }

    /** Does steps until one of this type is next. */
    public FlowRun runStepsBefore(String type) {
        while (nextJob().filter(job -> job.getValue().getType().endsWith(type)).isEmpty()) {
            assertThat(runStep()).as("a step before " + type).isTrue();
        }
        return this;
    }

    private boolean runStep() {
        var next = nextJob();
        if (next.isEmpty()) {
            return false;
        }
        resting = false;
        handled.add(next.get().getPosition());
        String type = next.get().getValue().getType();
        var step = Objects.requireNonNull(steps.get(type), () -> "no step for " + type);
        var jobs = client.newActivateJobsCommand()
                .jobType(type)
                .maxJobsToActivate(1)
                .timeout(Duration.ofMinutes(5))
                .fetchVariables(Steps.variables(step))
                .send()
                .join()
                .getJobs();
        assertThat(jobs).hasSize(1);
        new StepHandler<>(step, Runnable::run, this, FlowRun::hasFailurePath, Clock.systemUTC())
                .handle(client, jobs.getFirst());
        return true;
    }

    /** What comes next is there long before the engine counts as resting; that nothing comes is certain only then. */
    private Optional<Record<JobRecordValue>> nextJob() {
        var next = pendingJob();
        if (!resting && next.isEmpty()) {
            var rest = CompletableFuture.runAsync(this::awaitRest, Thread::startVirtualThread);
            while (next.isEmpty() && !resting) {
                resting = isDoneSoon(rest);
                next = pendingJob();
            }
        }
        return next;
    }

    private static boolean isDoneSoon(CompletableFuture<Void> rest) {
        try {
            rest.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (InterruptedException | ExecutionException stuck) {
            throw new AssertionError(stuck);
        }
    }

    private Optional<Record<JobRecordValue>> pendingJob() {
        var jobs = new LinkedHashMap<Long, Record<JobRecordValue>>();
        for (var record : records(JobRecordValue.class)) {
            if (ACTIVATABLE.contains(record.getIntent()) && !handled.contains(record.getPosition())) {
                jobs.put(record.getKey(), record);
            } else {
                jobs.remove(record.getKey());
            }
        }
        return jobs.values().stream().findFirst();
    }

    public FlowRun tell(String message) {
        resting = false;
        places.add(message);
        client.newPublishMessageCommand()
                .messageName(message)
                .correlationKey(contact)
                .timeToLive(Duration.ofMinutes(5))
                .send()
                .join();
        waitForIdle();
        return this;
    }

    /** Moves the engine's clock. */
    public FlowRun later(Duration time) {
        resting = false;
        EngineClock.forward(
                engine, time, () -> everyRecord().subList(first, everyRecord().size()));
        waitForIdle();
        return this;
    }

    public boolean isEnded() {
        return completed(flow).stream()
                .anyMatch(record -> record.getValue().getElementId().equals(processId()));
    }

    /** The elements and flows of the started flow itself, as the engine passed them. */
    public List<String> passed() {
        return completed(flow).stream()
                .map(record -> record.getValue().getElementId())
                .filter(id -> !id.equals(processId()) && !id.startsWith("SubProcess"))
                .toList();
    }

    /** The same as far as it can be found from what a history page knows. */
    public List<String> pathFound() {
        var model = Models.shipped().stream()
                .filter(shipped -> shipped.id().equals(processId()))
                .findFirst()
                .orElseThrow();
        return PathFinder.of(model.bytes()).path(places);
    }

    /** What the started flow has in a variable, in JSON; null when it has none of this name. */
    public @Nullable String variable(String name) {
        waitForIdle();
        return records(VariableRecordValue.class).stream()
                .filter(record -> record.getValue().getScopeKey() == flow)
                .filter(record -> record.getValue().getName().equals(name))
                .map(record -> record.getValue().getValue())
                .reduce((_, newest) -> newest)
                .orElse(null);
    }

    /** How many elements the engine has entered for this contact, those of called processes included. */
    public long elementsEntered() {
        waitForIdle();
        return records(ProcessInstanceRecordValue.class).stream()
                .filter(record -> record.getIntent() == ELEMENT_ACTIVATED)
                .count();
    }

    /** Deploys a model for the tests of a class that needs one of its own. */
    public FlowRun deploy(String processId, String model) {
        resting = false;
        client.newDeployResourceCommand()
                .addResourceStringUtf8(model, processId + ".bpmn")
                .send()
                .join();
        return this;
    }

    /** The reasons of the engine's incidents. */
    public List<String> incidents() {
        waitForIdle();
        return records(IncidentRecordValue.class).stream()
                .filter(record -> record.getIntent() == IncidentIntent.CREATED)
                .map(record -> record.getValue().getErrorMessage())
                .toList();
    }

    private List<Record<ProcessInstanceRecordValue>> completed(long instance) {
        waitForIdle();
        return records(ProcessInstanceRecordValue.class).stream()
                .filter(record -> record.getValue().getProcessInstanceKey() == instance)
                .filter(record -> record.getIntent() == ELEMENT_COMPLETED || record.getIntent() == SEQUENCE_FLOW_TAKEN)
                .toList();
    }

    private String processId() {
        return records(ProcessInstanceRecordValue.class).stream()
                .filter(record -> record.getKey() == flow)
                .map(record -> record.getValue().getBpmnProcessId())
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private <V extends RecordValue> List<Record<V>> records(Class<V> type) {
        var all = everyRecord();
        return all.subList(first, all.size()).stream()
                .filter(record -> record.getRecordType() == RecordType.EVENT && type.isInstance(record.getValue()))
                .map(record -> (Record<V>) record)
                .toList();
    }

    /** A list, which it does not say: a run passes over what the runs before it left, which is a hundred times as much. */
    private List<Record<?>> everyRecord() {
        return (List<Record<?>>) engine.getRecordStreamSource().getRecords();
    }

    private void waitForIdle() {
        if (!resting) {
            awaitRest();
            resting = true;
        }
    }

    private void awaitRest() {
        try {
            engine.waitForIdleState(LIMIT);
        } catch (InterruptedException | TimeoutException stuck) {
            throw new AssertionError("the engine does not come to rest", stuck);
        }
    }

    @Override
    public void performed(StepRun run) {
        performed.add(run);
        places.add(run.processInstanceKey() == flow ? run.elementId() : run.processId());
        if (run.processInstanceKey() != flow && run.stepType().equals(DisconnectCall.TYPE)) {
            places.add(PathFinder.BACK);
        }
    }

    @Override
    public void failed(StepRun run, String reason) {
        failed.add(reason);
        places.add(run.elementId());
        places.add(FailurePaths.placeOf(run.elementId()));
    }

    private static boolean hasFailurePath(StepRun run) {
        return Models.shipped().stream()
                .filter(model -> model.id().equals(run.processId()))
                .anyMatch(model -> FailurePaths.of(model.bytes()).has(run.elementId()));
    }

    @Override
    public void callerGone(StepRun run) {
        callerGone.add(run);
    }

    @Override
    public void close() {
        waitForIdle();
        TakenFlows.keep(records(ProcessInstanceRecordValue.class));
        if (flow != 0 && !isEnded()) {
            // Its jobs and messages are not to reach the next test.
            resting = false;
            client.newCancelInstanceCommand(flow).send().join();
        }
        client.close();
    }
}
