package nl.balie.acd;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.balie.contacts.Contact.Channel;
import org.jspecify.annotations.Nullable;

/**
 * An agent as he stands: what he chose to be, and the contacts that he has at this moment.
 *
 * @param reason why he is not available, or null
 * @param freeSince since when he has no contact; only meant while he has none
 * @param contacts offered to him, handled or wrapped up by him; a call first, the others in the order of their arrival
 * @param groups the skill groups he belongs to
 */
public record AgentState(
        UUID agentId,
        String username,
        String name,
        Presence presence,
        Instant presenceSince,
        @Nullable String reason,
        Instant freeSince,
        List<Handling> contacts,
        List<Group> groups) {
    /** Since when somebody has a state who has never had one. */
    public static final Instant NEVER = Instant.EPOCH;

    public AgentState {
        contacts = List.copyOf(contacts);
        groups = List.copyOf(groups);
    }

    /** The first of his contacts; empty when he is free. */
    public Optional<Handling> first() {
        return contacts.stream().findFirst();
    }

    /** What he is doing with this contact; empty when he does not have it. */
    public Optional<Handling> with(UUID contact) {
        return contacts.stream()
                .filter(handling -> handling.contactId().equals(contact))
                .findFirst();
    }

    /** The first contact that he has of this channel. */
    public Optional<Handling> of(Channel channel) {
        return contacts.stream()
                .filter(handling -> handling.channel() == channel)
                .findFirst();
    }

    /** What he is doing with the first of his contacts. */
    public Activity activity() {
        return first().map(Handling::activity).orElse(Activity.IDLE);
    }

    /** Since when he is doing {@link #activity}. */
    public Instant activitySince() {
        return first().map(Handling::since).orElse(freeSince);
    }

    /** The first of his contacts, or null when he is free. */
    public @Nullable UUID contactId() {
        return first().map(Handling::contactId).orElse(null);
    }

    /** When the wrap-up of the first of his contacts ends by itself, or null. */
    public @Nullable Instant wrapUpUntil() {
        return first().map(Handling::wrapUpUntil).orElse(null);
    }

    /**
     * A contact that an agent has.
     *
     * @param activity what he is doing with it, never {@code IDLE}
     * @param since since when he is doing that
     * @param wrapUpUntil when the wrap-up ends by itself, or null
     */
    public record Handling(
            UUID contactId,
            Channel channel,
            Activity activity,
            Instant since,
            @Nullable Instant wrapUpUntil) {}

    /**
     * A skill group of his.
     *
     * @param available the agent's own choice for this group (requirement 2.2.22)
     */
    public record Group(UUID id, String name, boolean available) {}
}
