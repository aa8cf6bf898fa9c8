package nl.balie.queues;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where contacts wait for an agent of one skill group.
 *
 * @param priority 0 (normal) to 9; higher goes first
 * @param greeting said before a caller waits (requirement 2.3.3); empty when nothing is said
 * @param music whether waiting callers hear music (requirement 2.3.5)
 * @param shortcut the key that chooses it at the desk, a digit or a capital; null when it has none
 */
public record Queue(
        UUID id,
        String name,
        Kind kind,
        UUID skillGroupId,
        String skillGroup,
        int priority,
        String greeting,
        boolean music,
        @Nullable String shortcut) {

    /** What kind of calls a number's lines of routing bring here (requirement 2.3.2). */
    public enum Kind {
        /** From outside, and all others that no line is for. */
        EXTERNAL,
        /** Calls from phones of the organisation's own. */
        INTERNAL,
        /** Calls that come back because nobody took them elsewhere, or whose callflow cannot lead them. */
        FALLBACK
    }
}
