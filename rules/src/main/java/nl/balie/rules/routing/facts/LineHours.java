package nl.balie.rules.routing.facts;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import nl.balie.rules.routing.Route;
import org.jspecify.annotations.Nullable;

/**
 * The hours of a line: from a time, that time included, until another, that one excluded. Until a time that does not
 * come after the first means until that time on the next day; without an end it is the end of the day.
 */
record LineHours(LocalTime from, LocalTime until) {
    private static final Duration DAY = Duration.ofDays(1);

    static LineHours of(Route route) {
        return new LineHours(orMidnight(route.from()), orMidnight(route.until()));
    }

    private static LocalTime orMidnight(@Nullable LocalTime time) {
        return time == null ? LocalTime.MIDNIGHT : time;
    }

    /** The date on which the hours around this moment began, or null when the moment is outside them. */
    @Nullable
    LocalDate began(LocalDate date, LocalTime time) {
        if (endsOnTheNextDay()) {
            if (!time.isBefore(from)) {
                return date;
            }
            return time.isBefore(until) ? date.minusDays(1) : null;
        }
        return !time.isBefore(from) && time.isBefore(until) ? date : null;
    }

    Duration length() {
        var length = Duration.between(from, until);
        return endsOnTheNextDay() ? length.plus(DAY) : length;
    }

    boolean isWholeDay() {
        return length().equals(DAY);
    }

    private boolean endsOnTheNextDay() {
        return !until.isAfter(from);
    }
}
