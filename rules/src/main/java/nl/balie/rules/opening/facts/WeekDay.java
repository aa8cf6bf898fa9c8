package nl.balie.rules.opening.facts;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import nl.balie.rules.opening.WeeklyHours;

/**
 * What the weekly hours say about one date.
 *
 * @param hours of that date, with the last part of hours that began on the evening before
 */
public record WeekDay(Hours hours) {
    public static WeekDay of(List<WeeklyHours> week, LocalDate date) {
        var today = date.getDayOfWeek();
        var spans = new ArrayList<Span>();
        for (var line : week) {
            if (line.day() == today) {
                spans.add(Span.of(line.opens(), line.closes()));
            }
            if (line.day() == today.minus(1) && line.closes().isBefore(line.opens()) && !closesAtMidnight(line)) {
                spans.add(new Span(LocalTime.MIDNIGHT, line.closes()));
            }
        }
        return new WeekDay(new Hours(spans));
    }

    private static boolean closesAtMidnight(WeeklyHours line) {
        return line.closes().equals(LocalTime.MIDNIGHT);
    }
}
