package nl.balie.acd;

import java.time.Instant;
import java.util.UUID;
import nl.balie.contacts.Contact.Channel;
import org.jspecify.annotations.Nullable;

/**
 * A queue as it stands (requirement 2.5.5).
 *
 * @param shortcut the key that chooses it at the desk; null when it has none
 * @param longestSince since when the longest waiting contact waits, or null when none does
 */
public record QueueStatus(
        UUID id,
        String name,
        Channel channel,
        UUID skillGroupId,
        String skillGroup,
        @Nullable String shortcut,
        int waiting,
        @Nullable Instant longestSince) {}
