package nl.balie.processes;

import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.FinalCommandStep;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.grpc.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the engine how a job ended. While the engine is away it keeps telling until the job's deadline, after which the
 * engine hands the job out anew: otherwise a caller would hear a prompt again, after a long silence.
 */
final class JobReply {
    private static final Logger log = LoggerFactory.getLogger(JobReply.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final JobClient client;
    private final ActivatedJob job;
    private final Clock clock;

    JobReply(JobClient client, ActivatedJob job, Clock clock) {
        this.client = client;
        this.job = job;
        this.clock = clock;
    }

    /** What became of an outcome. */
    enum Told {
        TAKEN,
        /** The job is gone, because its flow has ended. */
        FLOW_ENDED,
        /** The engine hands out the job again. */
        NOT_TAKEN
    }

    Told complete(Map<String, @Nullable Object> variables) {
        return tell(() -> client.newCompleteCommand(job).variables(variables));
    }

    /** Whether the engine took it. */
    boolean fail(Duration backoff, String reason) {
        int retries = Math.max(0, job.getRetries() - 1);
        return tell(() -> client.newFailCommand(job)
                        .retries(retries)
                        .retryBackoff(backoff)
                        .errorMessage(reason))
                == Told.TAKEN;
    }

    /** Lets the flow go on along the path for a failure; whether the engine took it. */
    boolean fail(String errorCode, String reason) {
        return tell(() -> client.newThrowErrorCommand(job)
                        .errorCode(errorCode)
                        .errorMessage(reason)
                        .variables(Map.of("stepFailure", reason)))
                == Told.TAKEN;
    }

    private Told tell(Supplier<FinalCommandStep<?>> command) {
        var pause = FIRST_PAUSE;
        while (true) {
            try {
                command.get().send().join();
                return Told.TAKEN;
            } catch (ClientStatusException refused) {
                if (refused.getStatusCode() == Status.Code.NOT_FOUND) {
                    log.debug("job {} is gone, its flow has ended", job.getKey());
                    return Told.FLOW_ENDED;
                }
                if (!isAway(refused) || !waitBeforeDeadline(pause)) {
                    log.warn("the engine did not take the outcome of job {}", job.getKey(), refused);
                    return Told.NOT_TAKEN;
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private static boolean isAway(ClientStatusException refused) {
        return switch (refused.getStatusCode()) {
            case UNAVAILABLE, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED -> true;
            default -> false;
        };
    }

    private boolean waitBeforeDeadline(Duration pause) {
        if (clock.instant().plus(pause).isAfter(Instant.ofEpochMilli(job.getDeadline()))) {
            return false;
        }
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
