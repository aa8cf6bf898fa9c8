package nl.balie.calamity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator or supervisor sets for a switch.
 *
 * @param message said when there is no prompt, or it has no sound
 * @param promptId what is played; null for none
 * @param queueId for {@link CalamityDestination#QUEUE} only
 * @param callflow a process id, for {@link CalamityDestination#MENU} only
 * @param plannedFrom when the switch goes on by itself; null together with the end
 * @param plannedUntil when it goes off by itself, later than the begin
 */
public record CalamityDetails(
        String message,
        @Nullable UUID promptId,
        CalamityDestination destination,
        @Nullable UUID queueId,
        @Nullable String callflow,
        @Nullable Instant plannedFrom,
        @Nullable Instant plannedUntil) {}
