package nl.balie.telephony;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several keys that a caller is asked for, such as a number. Every key of {@code 0-9 * #} counts, the terminator
 * excepted.
 *
 * @param prompts what is said first
 * @param least how many keys the asker needs; fewer are told to him as well, see {@link #isEnough}
 * @param most after so many keys, at least one, the entry is over
 * @param terminator the key that ends the entry, or null for none
 * @param firstKey how long to wait for the first key after the last prompt has ended
 * @param nextKey how long to wait for another key after one was let go
 * @param bargeIn whether a key ends the prompts at once (requirement 2.4.6); keys that were pressed before the prompts
 *     count only then (requirement 2.4.7)
 */
public record Entry(
        List<Prompt> prompts,
        int least,
        int most,
        @Nullable Character terminator,
        Duration firstKey,
        Duration nextKey,
        boolean bargeIn) {
    private static final String KEYS = "0123456789*#";

    public Entry {
        prompts = List.copyOf(prompts);
        if (least < 0 || most < Math.max(1, least)) {
            throw new IllegalArgumentException("no number of keys: " + least + " to " + most);
        }
        if (terminator != null && KEYS.indexOf(terminator) < 0) {
            throw new IllegalArgumentException("no key: " + terminator);
        }
    }

    /** Whether these are at least as many keys as were needed. */
    public boolean isEnough(String keys) {
        return keys.length() >= least;
    }

    /** Whether this key can be part of what is entered. */
    public boolean counts(char key) {
        return KEYS.indexOf(key) >= 0;
    }

    /** Whether this key says that all is entered. */
    public boolean endsWith(char key) {
        return terminator != null && terminator == key;
    }
}
