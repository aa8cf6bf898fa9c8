package nl.balie.opening;

import java.util.UUID;
import nl.balie.rules.opening.DayException;

/** A stored {@link DayException} of a calendar. */
public record OpeningException(UUID id, UUID calendarId, DayException day) {}
