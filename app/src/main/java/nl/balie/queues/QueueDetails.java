package nl.balie.queues;

import java.util.UUID;

/** What an administrator sets for a queue; the parts mean what they mean in {@link Queue}. */
public record QueueDetails(
        String name, Queue.Kind kind, UUID skillGroupId, int priority, String greeting, boolean music) {}
