package nl.balie.treatment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import nl.balie.treatment.WaitingLoad.InHand;
import org.junit.jupiter.api.Test;

class WaitingLoadTests {
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final AtomicLong now = new AtomicLong();
    private final WaitingLoad load = new WaitingLoad(3, now::get);
    private final UUID contact = UUID.randomUUID();

    @Test
    void whatComesInTimeIsSaid() {
        load.expect(contact, PAUSE);
        later(PAUSE.plus(WaitingLoad.LATE));

        assertThat(load.begin(contact)).isPresent();
    }

    @Test
    void whatComesLateIsLeftOutAndThenInTimeAgain() {
        load.expect(contact, PAUSE);
        later(PAUSE.plus(WaitingLoad.LATE).plusMillis(1));
        assertThat(load.begin(contact)).isEmpty();

        load.expect(contact, PAUSE);
        later(PAUSE);

        assertThat(load.begin(contact)).isPresent();
    }

    @Test
    void noMoreIsInHandThanMayBe() {
        List<InHand> said = new ArrayList<>();
        for (int i = 0; i < WaitingLoad.MOST_IN_HAND; i++) {
            said.add(load.begin(UUID.randomUUID()).orElseThrow());
        }
        assertThat(load.begin(contact)).isEmpty();

        said.getFirst().close();

        assertThat(load.begin(contact)).isPresent();
        assertThat(load.begin(contact)).isEmpty();
    }

    @Test
    void noMoreBeginsInASecondThanMay() {
        assertThat(List.of(load.book(PAUSE), load.book(PAUSE), load.book(PAUSE.plusMillis(999))))
                .containsOnly(true);
        assertThat(load.book(PAUSE)).isFalse();
        assertThat(load.book(PAUSE.plusSeconds(1))).isTrue();

        later(PAUSE);

        assertThat(load.book(Duration.ZERO)).as("three were to begin now").isFalse();
        assertThat(load.book(PAUSE)).as("and none in 30 s from now").isTrue();
    }

    private void later(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
