package nl.balie.rules.opening;

import java.time.DayOfWeek;
import java.time.LocalTime;

/** Open on this day of every week, from a time until just before another; a day can have several. */
public record WeeklyHours(DayOfWeek day, LocalTime opens, LocalTime closes) {}
