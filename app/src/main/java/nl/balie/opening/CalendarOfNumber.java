package nl.balie.opening;

import nl.balie.rules.opening.OpeningCalendar;

/**
 * When a number is open, and what a caller hears when it is not.
 *
 * @param closedMessage in Dutch, spoken to the caller
 */
public record CalendarOfNumber(OpeningCalendar calendar, String closedMessage) {}
