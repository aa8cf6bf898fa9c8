package nl.balie.opening;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Tells how many numbers follow a calendar; numbers stand above opening hours, and know. */
public interface CalendarFollowers {
    /** By the ids of those of these calendars that any number follows; within the organisation's tenancy. */
    Map<UUID, Integer> numbers(Collection<UUID> calendars);
}
