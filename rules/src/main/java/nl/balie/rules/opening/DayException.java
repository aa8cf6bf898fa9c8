package nl.balie.rules.opening;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * One date that differs from the week: closed all day when {@code opens} is null, otherwise open between the times.
 *
 * @param description why, in the organisation's own words, such as 'Bedrijfsuitje'
 */
public record DayException(
        LocalDate date, @Nullable LocalTime opens, @Nullable LocalTime closes, String description) {}
