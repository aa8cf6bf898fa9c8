package nl.balie.acd;

import java.time.Instant;
import java.util.UUID;

/**
 * Where a contact waits.
 *
 * @param since when it came into this queue
 * @param position 1 for the contact that is next, counted over all queues of the skill group and the channel in the
 *     order of offering
 */
public record Place(UUID queueId, UUID skillGroupId, Instant since, int position) {}
