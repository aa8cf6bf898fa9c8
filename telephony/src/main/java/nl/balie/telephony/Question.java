package nl.balie.telephony;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A menu: what is said, which keys count, and how long to wait for one.
 *
 * @param keys the keys that are an answer, out of {@code 0-9 * #}
 * @param timeout how long to wait after the last prompt has ended
 * @param bargeIn whether a key ends the prompts at once (requirement 2.4.6)
 * @param spoken what the caller may say in place of a key once the prompts are over (requirement 2.4.9); null when only keys
 *     count
 */
public record Question(
        List<Prompt> prompts,
        Set<Character> keys,
        Duration timeout,
        boolean bargeIn,
        @Nullable SpokenKeys spoken) {
    public Question {
        prompts = List.copyOf(prompts);
        keys = Set.copyOf(keys);
    }

    /** A menu that is answered with keys only. */
    public Question(List<Prompt> prompts, Set<Character> keys, Duration timeout, boolean bargeIn) {
        this(prompts, keys, timeout, bargeIn, null);
    }
}
