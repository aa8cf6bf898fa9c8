package nl.balie.numbers;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an administrator sets for a number; the parts mean what they mean in {@link PhoneNumber}. */
public record NumberDetails(
        String number,
        String description,
        String callflow,
        UUID calendarId,
        UUID queueId,
        Fallback fallback,
        String fallbackMessage,
        @Nullable String fallbackNumber) {}
