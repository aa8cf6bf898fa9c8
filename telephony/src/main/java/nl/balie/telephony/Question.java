package nl.balie.telephony;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A menu: what is said, which keys count, and how long to wait for one.
 *
 * @param keys the keys that are an answer, out of {@code 0-9 * #}
 * @param timeout how long to wait after the last prompt has ended
 * @param bargeIn whether a key ends the prompts at once (requirement 2.4.6)
 */
public record Question(List<Prompt> prompts, Set<Character> keys, Duration timeout, boolean bargeIn) {
    public Question {
        prompts = List.copyOf(prompts);
        keys = Set.copyOf(keys);
    }
}
