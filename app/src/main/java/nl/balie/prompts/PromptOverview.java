package nl.balie.prompts;

import java.util.List;
import java.util.UUID;

/**
 * A prompt without its sound.
 *
 * @param number within its organisation, for who speaks it by telephone
 * @param languages ISO 639-1, of which there is a version; alphabetical
 */
public record PromptOverview(UUID id, int number, String name, String description, List<String> languages) {
    public PromptOverview {
        languages = List.copyOf(languages);
    }
}
