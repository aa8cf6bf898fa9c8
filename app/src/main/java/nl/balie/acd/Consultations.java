package nl.balie.acd;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Facts;
import nl.balie.people.Agent;
import nl.balie.people.People;
import nl.balie.queues.Queue;
import nl.balie.queues.Queues;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Agents who ask each other for advice about a contact that one of them has, and give it to each other (requirement 2.5.4). */
@Component
public class Consultations {
    private final Change change;
    private final JdbcClient jdbc;
    private final AgentStates states;
    private final Offers offers;
    private final Queueing queueing;
    private final Queues queues;
    private final Contacts contacts;
    private final Facts facts;
    private final People people;

    Consultations(
            Change change,
            JdbcClient jdbc,
            AgentStates states,
            Offers offers,
            Queueing queueing,
            Queues queues,
            Contacts contacts,
            Facts facts,
            People people) {
        this.change = change;
        this.jdbc = jdbc;
        this.states = states;
        this.offers = offers;
        this.queueing = queueing;
        this.queues = queues;
        this.contacts = contacts;
        this.facts = facts;
        this.people = people;
    }

    /**
     * The agent asks somebody for advice; a colleague is offered nothing meanwhile.
     *
     * @param colleague whom; null when it is somebody outside
     * @param number of who is outside, in E.164; null when it is a colleague
     * @return false when the agent does not have the contact, or the colleague has a call
     */
    public boolean begin(
            String organisation, UUID contact, UUID agent, @Nullable UUID colleague, @Nullable String number) {
        return change.make(organisation, () -> {
            if (!offers.isInContactWith(agent, contact) || colleague != null && hasCall(colleague)) {
                return false;
            }
            if (colleague != null) {
                states.consulted(colleague, contact, queueing.channel(contact));
            }
            facts.record(contact, new Fact.ConsultBegan(agent, colleague, number));
            return true;
        });
    }

    /** Whether the agent has a call, or one rings for him; what he wraps up does not count. Within the tenancy. */
    public boolean hasCall(UUID agent) {
        return jdbc.sql("select exists (select from agent_contact where user_id = ? and channel = 'VOICE'"
                        + " and activity <> 'WRAP_UP')")
                .param(agent)
                .query(Boolean.class)
                .single();
    }

    /**
     * An agent calls a colleague, who is offered nothing meanwhile.
     *
     * @return false when the colleague has a call
     */
    public boolean called(String organisation, UUID contact, UUID colleague) {
        return change.make(organisation, () -> {
            if (hasCall(colleague)) {
                return false;
            }
            states.consulted(colleague, contact, queueing.channel(contact));
            return true;
        });
    }

    /** Whom an agent called is called no more; nothing when it was no colleague. */
    public void calledOver(String organisation, UUID contact) {
        change.make(organisation, () -> {
            states.consultedAbout(contact).ifPresent(colleague -> states.idle(colleague, contact));
            return contact;
        });
    }

    /** The advice is given, or nobody gave it. */
    public void end(String organisation, UUID contact, Fact.ConsultEnd outcome, Instant at) {
        change.make(organisation, () -> {
            states.consultedAbout(contact).ifPresent(colleague -> states.idle(colleague, contact));
            facts.record(contact, new Fact.ConsultEnded(outcome), at);
            return contact;
        });
    }

    /** The colleague who was consulted, or a supervisor, has the contact from now on, and the agent wraps up. */
    public void takeOver(Offer from, Offer to, Instant at) {
        UUID contact = from.contactId();
        UUID colleague = to.agentId();
        change.make(from.organisation(), () -> {
            facts.record(contact, new Fact.HandedOver(from.agentId(), colleague, null, true), at);
            if (states.consultedAbout(contact).isEmpty()) {
                states.consulted(colleague, contact, from.channel());
            }
            offers.wrapUp(from.agentId(), contact);
            offers.endWrapUps(colleague);
            states.inContact(colleague, contact);
            contacts.connected(contact, colleague, to.username(), to.agentName(), at);
            return contact;
        });
    }

    /** Somebody outside has the contact from now on, or is to have it, and the agent wraps up. */
    public void giveAway(Offer from, String number, boolean consulted, Instant at) {
        change.make(from.organisation(), () -> {
            facts.record(from.contactId(), new Fact.HandedOver(from.agentId(), null, number, consulted), at);
            offers.release(from.contactId());
            return number;
        });
    }

    /**
     * Offers the contact to a colleague, and to its agent again when he does not take it; after that to whom its queue brings
     * it, before all others.
     *
     * @return false when the agent does not have the contact (any more)
     */
    public boolean handTo(String organisation, UUID contact, UUID agent, UUID colleague) {
        return change.make(organisation, () -> {
            if (!offers.isInContactWith(agent, contact)) {
                return false;
            }
            facts.record(contact, new Fact.HandedOver(agent, colleague, null, false));
            offers.release(contact);
            waitFor(organisation, contact, colleague, agent);
            return true;
        });
    }

    /** To whom the contact was given outside did not take it: as {@link #handTo}, of the agent who gave it. */
    public void handBack(String organisation, UUID contact, UUID agent, Fact.ConsultEnd outcome) {
        change.make(organisation, () -> {
            facts.record(contact, new Fact.HandOverMissed(outcome));
            waitFor(organisation, contact, agent, null);
            return contact;
        });
    }

    private void waitFor(String organisation, UUID contact, UUID agent, @Nullable UUID otherwise) {
        Queue queue = contacts.queueOf(contact).flatMap(queues::find).orElseThrow();
        queueing.wait(organisation, contact, queueing.channel(contact), queue, Queueing.FIRST);
        jdbc.sql("update waiting_contact set for_agent = ?, return_to = ? where contact_id = ?")
                .params(agent, otherwise, contact)
                .update();
    }

    /** Who it is, as one who has the contact. */
    public Optional<Agent> colleague(UUID agent) {
        return Optional.ofNullable(people.of(Set.of(agent)).get(agent));
    }
}
