package nl.balie.recordings;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.balie.telephony.media.TwoSidedWav;
import org.jspecify.annotations.Nullable;

/**
 * The recording of a call.
 *
 * @param bytes of sound; null while it is being written
 * @param startedBy who began it; null for central recording
 * @param customerNumber in E.164; null when the customer does not show it
 * @param agents the names of those who spoke in it
 */
public record Recording(
        UUID id,
        UUID contact,
        Instant startedAt,
        @Nullable Long bytes,
        Ground ground,
        @Nullable UUID startedBy,
        @Nullable String customerNumber,
        String queue,
        List<UUID> agentIds,
        String agents) {
    public Recording {
        agentIds = List.copyOf(agentIds);
    }

    /** How long it is; zero while it is being written. */
    public Duration length() {
        return bytes == null ? Duration.ZERO : Duration.ofMillis(bytes * 1000 / TwoSidedWav.BYTES_A_SECOND);
    }

    /** Whether this agent may hear it without seeing those of others: he began it himself (requirement 2.5.14). */
    public boolean isOwn(UUID agent) {
        return ground == Ground.AD_HOC && agent.equals(startedBy);
    }
}
