package nl.balie.contacts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which contacts to list, newest first.
 *
 * @param origin where it comes from, or null
 * @param from started at or after, or null
 * @param until started before, or null
 * @param agent who had it, or null
 * @param result or null
 * @param running only those that have not ended
 * @param words to look for in its number, in whatever notation, agent, queue and id; empty for all
 * @param page from 1
 * @param pageSize 1 to 500
 */
public record ContactSearch(
        Contact.@Nullable Channel channel,
        Contact.@Nullable Origin origin,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable UUID agent,
        @Nullable Result result,
        boolean running,
        String words,
        int page,
        int pageSize) {
    /** Of whatever agent and result, whether they run or not. */
    public ContactSearch(
            Contact.@Nullable Channel channel,
            @Nullable Instant from,
            @Nullable Instant until,
            int page,
            int pageSize) {
        this(channel, null, from, until, null, null, false, "", page, pageSize);
    }

    public ContactSearch {
        if (page < 1 || pageSize < 1 || pageSize > 500) {
            throw new IllegalArgumentException("page from 1, pageSize 1 to 500");
        }
    }
}
