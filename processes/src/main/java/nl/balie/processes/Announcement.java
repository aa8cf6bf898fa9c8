package nl.balie.processes;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a step lets a caller hear: the organisation's prompts of these names, one after the other, or the spoken text when
 * not one of them has a sound.
 *
 * @param language ISO 639-1, for both
 */
public record Announcement(String language, List<String> prompts, String text) {
    public Announcement {
        prompts = List.copyOf(prompts);
    }

    /**
     * As it stands in a model.
     *
     * @param prompts names with commas between them; null when there are none
     */
    public static Announcement of(String language, @Nullable String prompts, String text) {
        List<String> names = prompts == null
                ? List.of()
                : Arrays.stream(prompts.split(",", -1))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
        return new Announcement(language, names, text);
    }
}
