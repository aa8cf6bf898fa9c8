package nl.balie.acd;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.balie.acd.AgentState.Handling;
import nl.balie.acd.OfferTimer.WrapUpTimedOut;
import nl.balie.contacts.Contact.Channel;
import nl.balie.database.ListPage;
import nl.balie.database.ListQuery;
import nl.balie.database.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The agents and what they choose to be. */
@Component
public class Agents {
    private final Tenancy tenancy;
    private final Change change;
    private final AgentStates states;
    private final Offers offers;
    private final OfferTimer timer;
    private final Clock clock;

    Agents(Tenancy tenancy, Change change, AgentStates states, Offers offers, OfferTimer timer, Clock clock) {
        this.tenancy = tenancy;
        this.change = change;
        this.states = states;
        this.offers = offers;
        this.timer = timer;
        this.clock = clock;
    }

    /** All agents of the organisation, by name. */
    public List<AgentState> all(String organisation) {
        return tenancy.in(organisation, states::all);
    }

    /** A page of them, by name. */
    public ListPage<AgentState> list(String organisation, ListQuery asked) {
        return tenancy.in(organisation, () -> states.list(asked));
    }

    /** One agent, when he is one of this organisation. */
    public Optional<AgentState> find(String organisation, UUID agent) {
        return tenancy.in(organisation, () -> states.find(agent));
    }

    /** One agent by the name he signs in with. */
    public Optional<AgentState> findByUsername(String organisation, String username) {
        return tenancy.in(organisation, () -> states.findByUsername(username));
    }

    /** The contact that the agent has of this channel; the first, when he has several. */
    public Optional<Handling> contactOf(String organisation, UUID agent, Channel channel) {
        return tenancy.in(organisation, () -> states.contactsOf(agent)).stream()
                .filter(handling -> handling.channel() == channel)
                .findFirst();
    }

    /**
     * Changes what the agent chose to be, at any moment; what he has in hand goes on, offers go back to their queues.
     *
     * @param reason why he is not available (requirement 2.2.37), or null
     */
    public void present(String organisation, UUID agent, Presence presence, @Nullable String reason) {
        change.make(organisation, () -> {
            if (presence != Presence.AVAILABLE) {
                offers.giveBack(agent, OfferOutcome.DECLINED);
            }
            states.present(agent, presence, presence == Presence.UNAVAILABLE ? reason : null);
            return agent;
        });
    }

    /** Takes part in one of his skill groups, or not for now (requirement 2.2.22). */
    public void inGroup(String organisation, UUID agent, UUID group, boolean available) {
        change.make(organisation, () -> {
            states.groupAvailable(agent, group, available);
            return agent;
        });
    }

    /** Ends the wrap-up of a contact now (requirement 2.2.29); nothing when there is none. */
    public void endWrapUp(String organisation, UUID agent, UUID contact) {
        change.make(organisation, () -> {
            wrappingUp(agent, contact).ifPresent(handling -> finish(agent, contact));
            return agent;
        });
    }

    /** Makes the running wrap-up of a contact longer (requirement 2.2.30); nothing when there is none. */
    public void extendWrapUp(String organisation, UUID agent, UUID contact, Duration by) {
        change.make(organisation, () -> {
            wrappingUp(agent, contact).ifPresent(handling -> {
                Instant end = handling.wrapUpUntil();
                Instant until = (end == null ? clock.instant() : end).plus(by);
                states.extendWrapUp(agent, contact, until);
                tenancy.afterCommit(() -> timer.startWrapUp(organisation, agent, contact, until));
            });
            return agent;
        });
    }

    @EventListener
    void timedOut(WrapUpTimedOut event) {
        change.make(event.organisation(), () -> {
            wrappingUp(event.agentId(), event.contactId()).ifPresent(handling -> {
                Instant until = handling.wrapUpUntil();
                if (until == null || !until.isAfter(clock.instant())) {
                    finish(event.agentId(), event.contactId());
                }
            });
            return event;
        });
    }

    private Optional<Handling> wrappingUp(UUID agent, UUID contact) {
        return states.contactsOf(agent).stream()
                .filter(handling -> handling.contactId().equals(contact) && handling.activity() == Activity.WRAP_UP)
                .findFirst();
    }

    /** After wrap-up the agent has room again by himself (requirement 2.2.28). */
    private void finish(UUID agent, UUID contact) {
        states.idle(agent, contact);
        states.idleFromNow(agent);
        tenancy.afterCommit(() -> timer.stopWrapUp(agent, contact));
    }
}
