package nl.balie.rules.opening.facts;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import nl.balie.rules.words.Because;
import nl.balie.rules.words.Times;

/** When the question is asked, as the clock on the organisation's wall shows it. */
public record Moment(LocalDate date, LocalTime time) {
    public static Moment of(ZonedDateTime at) {
        return new Moment(at.toLocalDate(), at.toLocalTime());
    }

    public DayOfWeek day() {
        return date.getDayOfWeek();
    }

    public Because dayName() {
        return Times.day(day());
    }
}
