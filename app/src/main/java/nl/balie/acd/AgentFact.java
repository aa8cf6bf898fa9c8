package nl.balie.acd;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What can happen to an agent; what he did in a day and, later, reports are made from these. Things are named by id, and the
 * component names are keys in the database, as those of {@link nl.balie.contacts.Fact}.
 */
public sealed interface AgentFact {
    /**
     * He chose to be something, or was made so.
     *
     * @param reasonCode why he is not available; null when he said nothing, or it was not he who chose
     * @param after what he did with an offer, by which he was made unavailable; null when he chose himself
     */
    record PresenceChosen(
            Presence presence,
            @Nullable UUID reasonCode,
            @Nullable OfferOutcome after) implements AgentFact {}

    /**
     * What he does with a contact changed.
     *
     * @param activity {@link Activity#IDLE} when he does nothing with it any more
     */
    record ActivityChanged(UUID contact, Activity activity) implements AgentFact {}

    /** He has longer for the wrap-up of a contact. */
    record WrapUpExtended(UUID contact, Instant until) implements AgentFact {}

    /** He takes part in a skill group, or does not for now. */
    record GroupChosen(UUID skillGroup, boolean available) implements AgentFact {}

    /**
     * A fact of a Balie newer than this one.
     *
     * @param type as it is kept
     * @param data as it is kept
     */
    record Unknown(String type, Map<String, @Nullable Object> data) implements AgentFact {}
}
