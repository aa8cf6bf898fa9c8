package nl.balie.acd;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agent as he stands.
 *
 * @param reason why he is not available, or null
 * @param contactId the contact that is offered, spoken with or wrapped up, or null
 * @param wrapUpUntil when the wrap-up ends by itself, or null
 * @param groups the skill groups he belongs to
 */
public record AgentState(
        UUID agentId,
        String username,
        String name,
        Presence presence,
        Instant presenceSince,
        @Nullable String reason,
        Activity activity,
        Instant activitySince,
        @Nullable UUID contactId,
        @Nullable Instant wrapUpUntil,
        List<Group> groups) {
    /** Since when somebody has a state who has never had one. */
    public static final Instant NEVER = Instant.EPOCH;

    public AgentState {
        groups = List.copyOf(groups);
    }

    /**
     * @param available the agent's own choice for this group (requirement 2.2.22)
     */
    public record Group(UUID id, String name, boolean available) {}
}
