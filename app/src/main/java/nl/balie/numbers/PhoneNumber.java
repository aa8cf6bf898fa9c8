package nl.balie.numbers;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A number that citizens call.
 *
 * @param number in E.164, such as {@code +31990001000}
 * @param callflow the id of the process that a call to it starts
 * @param queueId where a call goes when no route fits, and when the engine is away, {@code fallback} says so and no
 *     route leads to a queue for fallback calls
 * @param fallbackMessage empty unless {@code fallback} is MESSAGE
 * @param fallbackNumber in E.164; never null when {@code fallback} is EXTERNAL
 */
public record PhoneNumber(
        UUID id,
        String number,
        String description,
        String callflow,
        UUID calendarId,
        UUID queueId,
        Fallback fallback,
        String fallbackMessage,
        @Nullable String fallbackNumber) {}
