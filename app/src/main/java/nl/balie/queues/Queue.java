package nl.balie.queues;

import java.util.UUID;

/**
 * Where contacts wait for an agent of one skill group.
 *
 * @param priority 0 (normal) to 9; higher goes first
 * @param greeting said before a caller waits (requirement 2.3.3); empty when nothing is said
 * @param music whether waiting callers hear music (requirement 2.3.5)
 */
public record Queue(
        UUID id,
        String name,
        Kind kind,
        UUID skillGroupId,
        String skillGroup,
        int priority,
        String greeting,
        boolean music) {

    /** What kind of calls wait here (requirement 2.3.2). */
    public enum Kind {
        EXTERNAL,
        INTERNAL,
        /** Calls that come back because nobody took them elsewhere. */
        FALLBACK
    }
}
