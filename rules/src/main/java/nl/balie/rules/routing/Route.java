package nl.balie.rules.routing;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of the routing of a called number. A condition that is null (or an empty set of days) does not restrict.
 *
 * @param choice the menu choice that this line is for, or null for any
 * @param callerPrefix the beginning of the caller's number in E.164, or null for any
 * @param kind of calls that this line is for, or null for any
 * @param queue the queue's name
 * @param priority of the contact; higher goes first
 * @param description what the administrator calls this line
 */
public record Route(
        String calledNumber,
        @Nullable String choice,
        @Nullable String callerPrefix,
        @Nullable CallKind kind,
        Set<DayOfWeek> days,
        @Nullable LocalTime from,
        @Nullable LocalTime until,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        String queue,
        String skillGroup,
        int priority,
        String description) {
    public Route {
        days = Set.copyOf(days);
    }
}
