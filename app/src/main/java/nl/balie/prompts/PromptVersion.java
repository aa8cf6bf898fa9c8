package nl.balie.prompts;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a prompt in one language, without its sound; never changes but for {@code current}.
 *
 * @param language ISO 639-1
 * @param number counts from 1 within prompt and language
 * @param spokenText what was typed, when the source is speech
 * @param createdBy user name, or {@code systeem}
 * @param current whether callers hear this one
 */
public record PromptVersion(
        UUID id,
        String language,
        int number,
        PromptSource source,
        @Nullable String spokenText,
        Instant createdAt,
        String createdBy,
        boolean current,
        Duration duration) {}
