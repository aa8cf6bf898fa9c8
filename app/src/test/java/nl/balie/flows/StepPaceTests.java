package nl.balie.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StepPaceTests {
    private final AtomicLong now = new AtomicLong();
    private final StepPace pace = new StepPace(10, now::get);

    @Test
    void manyAtOnceHaveTheirTurnsAtOnceAndThenOneAfterAnother() {
        assertThat(Stream.generate(() -> pace.turn("waterstad")).limit(51)).containsOnly(Duration.ZERO);

        assertThat(pace.turn("waterstad")).isEqualTo(Duration.ofMillis(100));
        assertThat(pace.turn("waterstad")).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void anotherOrganisationHasItsOwn() {
        Stream.generate(() -> pace.turn("waterstad")).limit(1_000).forEach(_ -> {});

        assertThat(pace.turn("bergdorp")).isZero();
    }

    @Test
    void turnsComeBackWithTimeButNeverMoreThanForAWhile() {
        Stream.generate(() -> pace.turn("waterstad")).limit(51).forEach(_ -> {});

        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(Stream.generate(() -> pace.turn("waterstad")).limit(10)).containsOnly(Duration.ZERO);
        assertThat(pace.turn("waterstad")).isPositive();

        now.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(Stream.generate(() -> pace.turn("waterstad")).limit(49)).containsOnly(Duration.ZERO);
        Stream.generate(() -> pace.turn("waterstad")).limit(5).forEach(_ -> {});
        assertThat(pace.turn("waterstad")).isPositive();
    }
}
