package nl.balie.prompts;

import java.time.Instant;
import java.util.UUID;

/**
 * A prompt that callers hear for a while before they wait in a queue, beside the queue's own greeting (requirement
 * 2.3.8).
 *
 * @param startsAt from when
 * @param endsAt until when, that moment itself not included
 */
public record QueueMessage(
        UUID id, UUID queueId, String queue, UUID promptId, String prompt, Instant startsAt, Instant endsAt) {
    QueueMessage of(String named) {
        return new QueueMessage(id, queueId, named, promptId, prompt, startsAt, endsAt);
    }

    /** Whether callers hear it then. */
    public boolean isInForce(Instant at) {
        return !at.isBefore(startsAt) && at.isBefore(endsAt);
    }

    /** Whether it will not be heard any more. */
    public boolean isOver(Instant at) {
        return !at.isBefore(endsAt);
    }
}
