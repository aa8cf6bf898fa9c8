package nl.balie.opening;

import java.util.List;
import java.util.UUID;
import nl.balie.rules.opening.WeeklyHours;

/**
 * What an administrator sets for a calendar, apart from its exceptions.
 *
 * @param closedMessage in Dutch, spoken to a caller when it is closed
 * @param week in the order of the week; closing at 00:00 means at the end of the day
 */
public record CalendarDetails(String name, boolean closedOnHolidays, String closedMessage, List<WeeklyHours> week) {
    public CalendarDetails {
        week = List.copyOf(week);
    }

    /** A calendar of this organisation. */
    public record Stored(UUID id, CalendarDetails details) {}
}
