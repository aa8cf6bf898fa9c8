package nl.balie.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EModelTests {
    /** By hand from the equations; 4.41 is what G.107 gives for its defaults, 1 when nothing comes through. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 4.41",
        "0.01, 0, 0, 3.83",
        "0.05, 0, 0, 2.17",
        "0, 0, 600, 3.88",
        "0, 190, 0, 3.56",
        "1, 0, 0, 1.00"
    })
    void takesAwayWhatLossAndDelayDo(double lost, long jitter, long roundTrip, double mos) {
        assertThat(EModel.mos(lost, Duration.ofMillis(jitter), roundTrip == 0 ? null : Duration.ofMillis(roundTrip)))
                .isCloseTo(mos, within(0.01));
    }
}
