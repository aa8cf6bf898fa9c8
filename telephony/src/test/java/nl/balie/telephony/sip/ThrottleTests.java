package nl.balie.telephony.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ThrottleTests {
    private Instant now = Instant.parse("2026-01-01T08:00:00Z");
    private final Throttle throttle = new Throttle(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void triesAnAccountThatIsGuessedAtFromEverywhereOnceAMinuteFromEachAddress() {
        for (int i = 1; i <= 20; i++) {
            assertThat(throttle.slows("agent1")).isFalse();
            throttle.failed("agent1", "10.0.0." + i);
        }

        assertThat(throttle.slows("agent1")).isTrue();
        assertThat(throttle.mayTry("agent1", "10.0.0.1")).isFalse();
        assertThat(throttle.mayTry("agent1", "10.0.1.1")).isTrue();
        throttle.failed("agent1", "10.0.1.1");
        assertThat(throttle.mayTry("agent1", "10.0.1.1")).isFalse();
        assertThat(throttle.mayTry("agent2", "10.0.1.1")).isTrue();
        now = now.plus(Duration.ofMinutes(2));
        assertThat(throttle.mayTry("agent1", "10.0.1.1")).isTrue();
    }

    @Test
    void keepsNoPhoneOutOfAnAddressThatItSignedInFrom() {
        throttle.succeeded("agent1", "10.0.0.1");
        for (int i = 0; i < 40; i++) {
            throttle.failed("agent1", "10.0.9." + i);
            throttle.failed("agent2", "10.0.0.1");
        }

        assertThat(throttle.mayTry("agent2", "10.0.0.1")).isFalse();
        assertThat(throttle.mayTry("agent1", "10.0.0.1")).isTrue();
    }

    @Test
    void isNotFilledUpByNamesThatAreMadeUp() {
        throttle.succeeded("agent1", "10.0.0.1");
        for (int i = 0; i < 30_000; i++) {
            throttle.failed("made-up-" + i, "10.9.0.1");
        }

        assertThat(throttle.mayTry("agent1", "10.9.0.1")).isFalse();
        assertThat(throttle.mayTry("agent1", "10.0.0.1")).isTrue();
    }
}
