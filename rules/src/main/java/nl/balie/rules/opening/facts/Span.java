package nl.balie.rules.opening.facts;

import java.time.LocalTime;
import nl.balie.rules.words.Because;
import org.jspecify.annotations.Nullable;

/**
 * Open within one day: from a time, that time included, until another, that one excluded.
 *
 * @param until null when it is open until the end of the day
 */
public record Span(LocalTime from, @Nullable LocalTime until) {
    /** A closing time that does not come after the opening time, 00:00 above all, is the end of the day. */
    public static Span of(LocalTime opens, @Nullable LocalTime closes) {
        return new Span(opens, closes != null && closes.isAfter(opens) ? closes : null);
    }

    public boolean contains(LocalTime time) {
        return !time.isBefore(from) && (until == null || time.isBefore(until));
    }

    /** As a supervisor reads it: 'van 08:30 tot 17:00'. */
    public Because text() {
        if (until == null && from.equals(LocalTime.MIDNIGHT)) {
            return Because.of("de hele dag", "all day");
        }
        return Because.of("van ", "from ")
                .and(from.toString())
                .and(" tot ", " until ")
                .and(until == null ? "24:00" : until.toString());
    }
}
