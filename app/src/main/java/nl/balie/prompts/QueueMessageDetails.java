package nl.balie.prompts;

import java.time.Instant;
import java.util.UUID;

/**
 * What an administrator says about a temporary message.
 *
 * @param endsAt after {@code startsAt}
 */
public record QueueMessageDetails(UUID queueId, UUID promptId, Instant startsAt, Instant endsAt) {
    public QueueMessageDetails {
        if (!endsAt.isAfter(startsAt)) {
            throw new IllegalArgumentException("A message ends after its start");
        }
    }
}
