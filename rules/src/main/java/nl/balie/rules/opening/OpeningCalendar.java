package nl.balie.rules.opening;

import java.util.List;

/**
 * When something is open.
 *
 * @param closedOnHolidays whether it is closed on the public holidays of the Netherlands; a {@link DayException} on the
 *     same date goes first
 */
public record OpeningCalendar(
        String name, List<WeeklyHours> week, List<DayException> exceptions, boolean closedOnHolidays) {
    public OpeningCalendar {
        week = List.copyOf(week);
        exceptions = List.copyOf(exceptions);
    }
}
