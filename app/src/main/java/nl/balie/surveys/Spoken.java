package nl.balie.surveys;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a customer hears.
 *
 * @param text said when there is no prompt, or it has no sound in the language of the survey
 * @param promptId null for none
 * @param prompt the name of that prompt; null for none
 */
public record Spoken(
        String text, @Nullable UUID promptId, @Nullable String prompt) {
    Spoken named(Map<UUID, String> prompts) {
        return promptId == null ? this : new Spoken(text, promptId, prompts.get(promptId));
    }
}
