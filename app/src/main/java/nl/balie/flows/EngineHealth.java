package nl.balie.flows;

import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether the engine answers, and whether it takes in work as well: one that is busy with a single record for long still
 * answers. Asked all the time, so that who wants to know never waits for it himself.
 */
@Component("engine")
class EngineHealth implements HealthIndicator {
    /** Without an answer for so long the engine stands still; a caller has followed his number's fallback by then. */
    static final Duration MOST = Duration.ofSeconds(4);

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    private final Supplier<CompletionStage<?>> work;
    private final LongSupplier nanoTime;
    private volatile boolean away = true;
    private volatile boolean asking;
    private volatile long workedAt;

    @Autowired
    EngineHealth(CamundaClient client) {
        this(
                () -> client.newPublishMessageCommand()
                        .messageName("balie-alive")
                        .correlationKey("balie")
                        .timeToLive(Duration.ZERO)
                        .requestTimeout(REQUEST_TIMEOUT)
                        .send(),
                System::nanoTime);
    }

    /** @param work gives the engine something to do that changes nothing */
    EngineHealth(Supplier<CompletionStage<?>> work, LongSupplier nanoTime) {
        this.work = work;
        this.nanoTime = nanoTime;
    }

    /** The engine answered; now it is asked whether it works as well, once at a time. */
    void answered() {
        if (away) {
            workedAt = nanoTime.getAsLong();
            away = false;
        }
        if (!asking) {
            asking = true;
            work.get().whenComplete((_, failure) -> {
                if (failure == null) {
                    workedAt = nanoTime.getAsLong();
                }
                asking = false;
            });
        }
    }

    /** The engine did not answer. */
    void silent() {
        away = true;
    }

    @Override
    public Health health() {
        if (away) {
            return Health.down()
                    .withDetail("omdat", "De procesmotor antwoordt niet.")
                    .build();
        }
        return nanoTime.getAsLong() - workedAt > MOST.toNanos()
                ? Health.down()
                        .withDetail("omdat", "De procesmotor staat stil: hij neemt geen werk aan.")
                        .build()
                : Health.up().build();
    }
}
