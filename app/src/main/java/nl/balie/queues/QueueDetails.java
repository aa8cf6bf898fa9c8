package nl.balie.queues;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an administrator sets for a queue; the parts mean what they mean in {@link Queue}. */
public record QueueDetails(
        String name,
        Queue.Kind kind,
        UUID skillGroupId,
        int priority,
        String greeting,
        boolean music,
        @Nullable String shortcut) {}
