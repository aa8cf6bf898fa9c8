package nl.balie.contacts;

import java.time.Instant;
import java.util.UUID;

/**
 * What an agent wrote about a contact; each agent has one note of a contact.
 *
 * @param text may be empty: he took back what he wrote
 * @param version from 1, one higher with each change
 * @param writtenAt when he wrote it first; from then on it is kept as long as the organisation wants
 * @param changedAt when he changed it last
 */
public record Note(
        UUID contactId,
        UUID authorId,
        String username,
        String author,
        String text,
        int version,
        Instant writtenAt,
        Instant changedAt) {
    /** Whether he took back what he wrote. */
    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** The longest text, in characters (code points). */
    public static final int LONGEST = 4000;
}
