package nl.balie.telephony.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThrottleTests {
    private final MovedClock clock = new MovedClock();
    private final Throttle throttle = new Throttle(clock);

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
        clock.pass(Duration.ofMinutes(2));
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
