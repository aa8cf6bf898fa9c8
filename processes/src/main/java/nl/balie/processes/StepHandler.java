package nl.balie.processes;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import nl.balie.processes.JobReply.Told;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does a step for each of its jobs and reports the outcome to the engine.
 *
 * <p>A step that found its caller gone leaves its job alone: the message {@code contact-ended} ends the flow, and the job
 * with it. Any other failure is tried again after 1 s and 5 s and then takes the path that the model has for it
 * ({@link FailurePaths}), at once when only an administrator can mend it; without a path it becomes an incident in the engine.
 *
 * @param <I> the step's input
 * @param <O> the step's result
 */
public final class StepHandler<I extends Record, O extends Record> implements JobHandler {
    /** The process variable that names the contact. */
    public static final String CONTACT_ID = "contactId";

    public static final String ORGANISATION = "organisation";
    private static final Logger log = LoggerFactory.getLogger(StepHandler.class);
    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
    private static final Duration LATER_BACKOFF = Duration.ofSeconds(5);
    private static final int RETRIES_AT_FIRST = 3;

    private final Step<I, O> step;
    private final Executor executor;
    private final StepListener listener;
    private final StepFailures failures;
    private final Clock clock;

    /**
     * @param executor runs each step on a thread of its own, which the step may block: one that starts virtual threads
     */
    public StepHandler(Step<I, O> step, Executor executor, StepListener listener, StepFailures failures, Clock clock) {
        this.step = step;
        this.executor = executor;
        this.listener = listener;
        this.failures = failures;
        this.clock = clock;
    }

    @Override
    public void handle(JobClient client, ActivatedJob job) {
        executor.execute(() -> run(job, new JobReply(client, job, clock)));
    }

    private void run(ActivatedJob job, JobReply reply) {
        Instant startedAt = clock.instant();
        StepRun run;
        try {
            var contact = contactOf(job);
            listener.begins(runOf(job, contact, startedAt));
            O result;
            try {
                result = step.perform(StepVariables.read(job, step.input()));
            } catch (CallerGoneException _) {
                listener.callerGone(runOf(job, contact, startedAt));
                return;
            }
            run = runOf(job, contact, startedAt);
            Told told = reply.complete(StepVariables.write(result));
            if (told == Told.NOT_TAKEN || told == Told.FLOW_ENDED && !step.endsFlow()) {
                return;
            }
        } catch (RuntimeException failure) {
            log.warn("step {} of job {} failed", step.type(), job.getKey(), failure);
            if (tookItsPath(job, reply, startedAt, failure)) {
                return;
            }
            var backoff = job.getRetries() >= RETRIES_AT_FIRST ? FIRST_BACKOFF : LATER_BACKOFF;
            reply.fail(backoff, "Stap " + step.type() + " is mislukt: " + why(failure));
            return;
        }
        listener.performed(run);
    }

    /** Whether the flow went on along the path that its model has for this failure; not before it has been tried again. */
    private boolean tookItsPath(ActivatedJob job, JobReply reply, Instant startedAt, RuntimeException failure) {
        if (!(failure instanceof StepFailedException) && job.getRetries() > 1) {
            return false;
        }
        Contact contact;
        try {
            contact = contactOf(job);
        } catch (StepFailedException ofNobody) {
            return false;
        }
        StepRun run = runOf(job, contact, startedAt);
        if (!failures.havePath(run)) {
            return false;
        }
        String why = why(failure);
        if (reply.fail(FailurePaths.ERROR_CODE, why)) {
            listener.failed(run, why);
        }
        return true;
    }

    /** Only a message that was written for an administrator: any other may quote what a customer said. */
    private static String why(RuntimeException failure) {
        return failure instanceof StepFailedException
                ? String.valueOf(failure.getMessage())
                : "onverwachte fout (" + failure.getClass().getSimpleName() + "), zie het logboek";
    }

    private static Contact contactOf(ActivatedJob job) {
        return new Contact(StepVariables.text(job, CONTACT_ID), StepVariables.text(job, ORGANISATION));
    }

    private StepRun runOf(ActivatedJob job, Contact contact, Instant startedAt) {
        return new StepRun(
                contact.contactId(),
                contact.organisation(),
                job.getBpmnProcessId(),
                job.getProcessDefinitionVersion(),
                job.getElementId(),
                job.getProcessInstanceKey(),
                step.type(),
                startedAt,
                clock.instant());
    }

    private record Contact(String contactId, String organisation) {}
}
