package nl.balie.contacts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which contacts to list, newest first.
 *
 * @param from started at or after, or null
 * @param until started before, or null
 * @param page from 1
 * @param pageSize 1 to 500
 */
public record ContactSearch(
        Contact.@Nullable Channel channel,
        @Nullable Instant from,
        @Nullable Instant until,
        int page,
        int pageSize) {
    public ContactSearch {
        if (page < 1 || pageSize < 1 || pageSize > 500) {
            throw new IllegalArgumentException("page from 1, pageSize 1 to 500");
        }
    }
}
