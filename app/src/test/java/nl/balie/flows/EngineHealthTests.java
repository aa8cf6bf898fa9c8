package nl.balie.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Status;

class EngineHealthTests {
    private final AtomicLong now = new AtomicLong();
    private final Queue<CompletableFuture<Object>> asked = new ArrayDeque<>();
    private final EngineHealth health = new EngineHealth(
            () -> {
                CompletableFuture<Object> answer = new CompletableFuture<>();
                asked.add(answer);
                return answer;
            },
            now::get);

    @Test
    void isDownUntilTheEngineAnswersAndWhenItDoesNotAnyMore() {
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);

        health.answered();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        health.silent();
        assertThat(health.health().getDetails()).containsEntry("omdat", "De procesmotor antwoordt niet.");
    }

    @Test
    void anEngineThatAnswersButDoesNotWorkStandsStill() {
        health.answered();
        later();
        health.answered();
        assertThat(asked).as("asked once at a time").hasSize(1);

        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails())
                .containsEntry("omdat", "De procesmotor staat stil: hij neemt geen werk aan.");

        asked.remove().complete("done");
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aRefusalIsNoWorkAndIsAskedAgain() {
        health.answered();
        later();
        asked.remove().completeExceptionally(new IllegalStateException("no"));
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);

        health.answered();
        asked.remove().complete("done");

        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void whoComesBackHasTimeToShowThatHeWorks() {
        health.answered();
        health.silent();
        later();

        health.answered();

        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    private void later() {
        now.addAndGet(EngineHealth.MOST.plusMillis(1).toNanos());
    }
}
