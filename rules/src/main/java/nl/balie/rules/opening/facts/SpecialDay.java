package nl.balie.rules.opening.facts;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import nl.balie.rules.opening.DayException;
import nl.balie.rules.words.Because;
import nl.balie.rules.words.Times;

/**
 * What the organisation itself decided about one date.
 *
 * @param description why, in the organisation's own words
 * @param hours none when it is closed all day
 */
public record SpecialDay(Because description, Hours hours) {
    /** A date can be closed, have other hours (several lines of one date are its spans), or by mistake both. */
    public static List<SpecialDay> of(List<DayException> exceptions, LocalDate date) {
        var days = new ArrayList<SpecialDay>();
        var spans = new ArrayList<Span>();
        var descriptions = new LinkedHashSet<Because>();
        for (var exception : exceptions) {
            if (!exception.date().equals(date)) {
                continue;
            }
            LocalTime opens = exception.opens();
            if (opens == null) {
                days.add(new SpecialDay(named(exception.description()), new Hours(List.of())));
            } else {
                spans.add(Span.of(opens, exception.closes()));
                descriptions.add(named(exception.description()));
            }
        }
        if (!spans.isEmpty()) {
            days.add(new SpecialDay(Times.listed(descriptions), new Hours(spans)));
        }
        return days;
    }

    private static Because named(String description) {
        return description.isBlank() ? Because.of("afwijkende dag", "special day") : Because.of(description.strip());
    }
}
