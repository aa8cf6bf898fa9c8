package nl.balie.numbers;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A number as an administrator reads it, with the names of what it leads to.
 *
 * @param routes how many lines of routing it has
 */
public record NumberOverview(
        UUID id,
        String number,
        String description,
        String callflow,
        String calendar,
        String queue,
        Fallback fallback,
        String fallbackMessage,
        @Nullable String fallbackNumber,
        int routes) {}
