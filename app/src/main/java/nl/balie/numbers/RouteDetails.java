package nl.balie.numbers;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator sets for one line of a number's routing. A condition that is null (or an empty set of days) does
 * not restrict.
 *
 * @param choice one of 0-9, * and #
 * @param callerPrefix the beginning of the caller's number in E.164
 * @param from null together with {@code until}
 * @param priority 0 to 9; the contact gets at least the priority of the queue
 */
public record RouteDetails(
        String description,
        @Nullable String choice,
        @Nullable String callerPrefix,
        Set<DayOfWeek> days,
        @Nullable LocalTime from,
        @Nullable LocalTime until,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        UUID queueId,
        int priority) {
    public RouteDetails {
        days = Set.copyOf(days);
    }
}
