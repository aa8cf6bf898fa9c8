package nl.balie.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTextTests {
    @ParameterizedTest
    @CsvSource({"0, 0:00", "7, 0:07", "754, 12:34", "3599, 59:59", "3723, 1:02:03", "90000, 25:00:00", "-5, 0:00"})
    void writesDurationsAsPeopleReadThem(long seconds, String text) {
        assertThat(TimeText.of(Duration.ofSeconds(seconds))).isEqualTo(text);
    }

    @Test
    void whatHasNotHappenedHasNoDuration() {
        assertThat(TimeText.between(null, Instant.EPOCH)).isNull();
        assertThat(TimeText.between(Instant.EPOCH, null)).isNull();
        assertThat(TimeText.between(Instant.EPOCH, Instant.EPOCH.plusSeconds(61)))
                .isEqualTo("1:01");
    }
}
