package nl.balie.callers;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question that one key answers.
 *
 * @param keys that are an answer, out of {@code 0-9 * #}
 * @param patience how long to wait after the last sound
 * @param bargeIn whether a key ends the sounds at once (requirement 2.4.6)
 * @param speech what may be said in place of a key (requirement 2.4.9); null when only keys count
 */
public record Question(
        List<Sound> sounds,
        Set<Character> keys,
        Duration patience,
        boolean bargeIn,
        @Nullable Speech speech) implements Asked {
    public Question {
        sounds = List.copyOf(sounds);
        keys = Set.copyOf(keys);
    }

    /** One that a key answers, also before all was heard. */
    public Question(List<Sound> sounds, Set<Character> keys, Duration patience) {
        this(sounds, keys, patience, true, null);
    }

    @Override
    public Question after(List<Sound> before) {
        return new Question(Asked.joined(before, sounds), keys, patience, bargeIn, speech);
    }

    /**
     * What a caller may say.
     *
     * @param language ISO 639-1
     * @param words for a key; a key without any is called by its own name
     */
    public record Speech(String language, Map<Character, List<String>> words) {
        public Speech {
            words = Map.copyOf(words);
        }
    }
}
