package nl.balie.opening.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import nl.balie.pages.Answers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClockChangeTests {
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    private final Answers answers = mock(Answers.class);

    @Test
    void saysWhatIsJudgedInsteadOfATimeThatDoesNotExist() {
        when(answers.text("opening.calendars.test.gap", "02:30", "03:30")).thenReturn("gap");

        assertThat(judged("2026-03-29", "02:30")).isEqualTo("gap");
    }

    @Test
    void saysWhichOfTwoIsJudged() {
        when(answers.text("opening.calendars.test.twice", "02:30", "+02:00")).thenReturn("twice");

        assertThat(judged("2026-10-25", "02:30")).isEqualTo("twice");
    }

    @Test
    void saysNothingOfATimeThatIsThereOnce() {
        assertThat(judged("2026-03-29", "03:00")).isNull();
        assertThat(judged("2026-10-25", "03:00")).isNull();
    }

    private @Nullable String judged(String date, String time) {
        return CalendarParts.clockChange(LocalDate.parse(date), LocalTime.parse(time), ZONE, answers);
    }
}
