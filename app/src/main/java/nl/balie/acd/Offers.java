package nl.balie.acd;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.balie.acd.OfferTimer.OfferTimedOut;
import nl.balie.contacts.Contact.Channel;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Facts;
import nl.balie.database.Tenancy;
import nl.balie.people.Agent;
import nl.balie.people.People;
import nl.balie.tenants.Organisations;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What becomes of an offer, and of the contact that was accepted. An outcome that comes too late changes nothing. */
@Component
public class Offers {
    private static final String LIVE = "select id, organisation_id, contact_id, channel, user_id, username, agent_name,"
            + " queue_name, offered_at, expires_at from offer where ended_at is null";

    private final Tenancy tenancy;
    private final JdbcClient jdbc;
    private final Change change;
    private final AgentStates states;
    private final Contacts contacts;
    private final Facts facts;
    private final Organisations organisations;
    private final People people;
    private final OfferTimer timer;
    private final MissedOffers missed;
    private final Clock clock;

    Offers(
            Tenancy tenancy,
            JdbcClient jdbc,
            Change change,
            AgentStates states,
            Contacts contacts,
            Facts facts,
            Organisations organisations,
            People people,
            OfferTimer timer,
            MissedOffers missed,
            Clock clock) {
        this.tenancy = tenancy;
        this.jdbc = jdbc;
        this.change = change;
        this.states = states;
        this.contacts = contacts;
        this.facts = facts;
        this.organisations = organisations;
        this.people = people;
        this.timer = timer;
        this.missed = missed;
        this.clock = clock;
    }

    /** The agent has the contact: false when the offer was over, so that the connection must be undone. */
    public boolean accepted(String organisation, UUID offerId, Instant at) {
        return change.make(organisation, () -> {
            Optional<Offer> live = live("id", offerId);
            live.ifPresent(offer -> {
                close(offer, "ACCEPTED");
                jdbc.sql("delete from waiting_contact where contact_id = ?")
                        .param(offer.contactId())
                        .update();
                states.inContact(offer.agentId(), offer.contactId());
                connected(offer, at);
                change.stopTimerAfterwards(offer);
            });
            return live.isPresent();
        });
    }

    /**
     * The agent took a contact in which the customer is still to be called: it keeps its place, but is offered to nobody.
     *
     * @return false when the offer was over, so that the agent must be released
     */
    public boolean taken(String organisation, UUID offerId) {
        return change.make(organisation, () -> {
            Optional<Offer> live = live("id", offerId);
            live.ifPresent(offer -> {
                close(offer, "ACCEPTED");
                jdbc.sql("update waiting_contact set paused = true, offered = false where contact_id = ?")
                        .param(offer.contactId())
                        .update();
                states.inContact(offer.agentId(), offer.contactId());
                change.stopTimerAfterwards(offer);
            });
            return live.isPresent();
        });
    }

    /** The customer answered the agent who took his contact. */
    public void reached(Offer offer, Instant at) {
        change.make(offer.organisation(), () -> {
            jdbc.sql("delete from waiting_contact where contact_id = ?")
                    .param(offer.contactId())
                    .update();
            connected(offer, at);
            return offer;
        });
    }

    private void connected(Offer offer, Instant at) {
        contacts.connected(offer.contactId(), offer.agentId(), offer.username(), offer.agentName(), at);
        missed.made(offer.agentId(), offer.contactId());
        missed.wentOn(offer.contactId());
    }

    /** The offer did not lead to a conversation; the contact goes back to its place. */
    public void ended(String organisation, UUID offerId, OfferOutcome outcome) {
        change.make(organisation, () -> {
            live("id", offerId).ifPresent(offer -> {
                putBack(offer, outcome);
                change.withdrawAfterwards(offer);
            });
            return offerId;
        });
    }

    /** The offers that this agent has at this moment, oldest first. */
    public List<Offer> of(String organisation, UUID agent) {
        return tenancy.in(organisation, () -> allLive("user_id", agent));
    }

    /** The offer of this contact to this agent, when he has it at this moment. */
    public Optional<Offer> of(String organisation, UUID agent, UUID contact) {
        return of(organisation, agent).stream()
                .filter(offer -> offer.contactId().equals(contact))
                .findFirst();
    }

    /** The agent refuses a contact that is offered to him; nothing when it is not (any more). */
    public void decline(String organisation, UUID agent, UUID contact) {
        of(organisation, agent, contact).ifPresent(offer -> ended(organisation, offer.id(), OfferOutcome.DECLINED));
    }

    /** The agent's part in the contact is over: wrap-up begins by itself (requirement 2.2.27). */
    public void released(String organisation, UUID contact) {
        change.make(organisation, () -> {
            release(contact);
            return contact;
        });
    }

    /** Under the lock: the contact's offer ends since the contact goes elsewhere. */
    void withdraw(UUID contact) {
        live("contact_id", contact).ifPresent(this::withdraw);
    }

    /** Under the lock: the contact ends, and its offer, which nobody took, with it. */
    void withdrawEnded(UUID contact) {
        live("contact_id", contact).ifPresent(offer -> {
            withdraw(offer);
            missed.missed(offer);
        });
        missed.wentOn(contact);
    }

    private void withdraw(Offer offer) {
        close(offer, OfferOutcome.WITHDRAWN.name());
        states.idle(offer.agentId(), offer.contactId());
        note(offer, OfferOutcome.WITHDRAWN);
        change.withdrawAfterwards(offer);
    }

    /** Under the lock: an agent who becomes unavailable gives back all that is offered to him. */
    void giveBack(UUID agent, OfferOutcome outcome) {
        allLive("user_id", agent).forEach(offer -> {
            close(offer, outcome.name());
            backInLine(offer);
            states.idle(agent, offer.contactId());
            note(offer, outcome);
            change.withdrawAfterwards(offer);
        });
    }

    /** Under the lock: whether the agent has this contact in hand. */
    boolean isInContactWith(UUID agent, UUID contact) {
        return jdbc.sql("select exists (select from agent_contact where user_id = ? and contact_id = ?"
                        + " and activity = 'IN_CONTACT')")
                .params(agent, contact)
                .query(Boolean.class)
                .single();
    }

    /** Under the lock: whether this contact is offered to an agent. */
    boolean isOffered(UUID contact) {
        return live("contact_id", contact).isPresent();
    }

    /** Under the lock: the agent who had this contact wraps it up, or is done with it when he has no wrap-up. */
    void release(UUID contact) {
        states.consultedAbout(contact).ifPresent(colleague -> states.idle(colleague, contact));
        states.inContact(contact).ifPresent(agent -> wrapUp(agent, contact, wrapUpOf(agent)));
    }

    /** Under the lock: this agent, who has it, wraps it up. */
    void wrapUp(UUID agent, UUID contact) {
        wrapUp(agent, contact, wrapUpOf(agent));
    }

    /** Under the lock: what the agent still wraps up is done, since he has something else. */
    void endWrapUps(UUID agent) {
        states.wrappingUp().stream()
                .filter(wrapUp -> wrapUp.agent().equals(agent))
                .forEach(wrapUp -> {
                    states.idle(agent, wrapUp.contact());
                    tenancy.afterCommit(() -> timer.stopWrapUp(agent, wrapUp.contact()));
                });
    }

    private Duration wrapUpOf(UUID agent) {
        Agent known = people.of(Set.of(agent)).get(agent);
        Duration own = known == null ? null : known.wrapUp();
        return own == null ? organisations.current().wrapUp() : own;
    }

    private void wrapUp(UUID agent, UUID contact, Duration duration) {
        contacts.released(contact, duration);
        if (duration.isZero()) {
            states.idle(agent, contact);
            states.idleFromNow(agent);
            return;
        }
        Instant until = clock.instant().plus(duration);
        states.wrapUp(agent, contact, until);
        String organisation = tenancy.current();
        tenancy.afterCommit(() -> timer.startWrapUp(organisation, agent, contact, until));
    }

    @EventListener
    void timedOut(OfferTimedOut event) {
        ended(event.organisation(), event.offerId(), OfferOutcome.NOT_ANSWERED);
    }

    private void putBack(Offer offer, OfferOutcome outcome) {
        close(offer, outcome.name());
        if (outcome != OfferOutcome.DECLINED) {
            missed.missed(offer);
        }
        backInLine(offer);
        states.idle(offer.agentId(), offer.contactId());
        note(offer, outcome);
        // An agent who refuses, or whose phone cannot ring, would get the same contact again at once.
        boolean step =
                outcome != OfferOutcome.NOT_ANSWERED || organisations.current().unavailableAfterNoAnswer();
        if (step) {
            states.unavailableAfter(offer.agentId(), outcome);
        } else {
            states.idleFromNow(offer.agentId());
        }
    }

    private void close(Offer offer, String outcome) {
        jdbc.sql("update offer set ended_at = ?, outcome = ? where id = ?")
                .params(clock.instant().atOffset(ZoneOffset.UTC), outcome, offer.id())
                .update();
    }

    private void backInLine(Offer offer) {
        jdbc.sql("update waiting_contact set offered = false where contact_id = ?")
                .param(offer.contactId())
                .update();
    }

    private void note(Offer offer, OfferOutcome outcome) {
        facts.record(offer.contactId(), new Fact.OfferEnded(offer.agentId(), outcome.fact()));
    }

    /** All offers that are live, of every agent. */
    List<Offer> live() {
        return jdbc.sql(LIVE).query(Offers::offer).list();
    }

    private Optional<Offer> live(String column, UUID value) {
        return allLive(column, value).stream().findFirst();
    }

    private List<Offer> allLive(String column, UUID value) {
        return jdbc.sql(LIVE + " and " + column + " = ? order by offered_at, id")
                .param(value)
                .query(Offers::offer)
                .list();
    }

    private static Offer offer(ResultSet row, int number) throws SQLException {
        return new Offer(
                row.getObject("id", UUID.class),
                row.getString("organisation_id"),
                row.getObject("contact_id", UUID.class),
                Channel.valueOf(row.getString("channel")),
                row.getObject("user_id", UUID.class),
                row.getString("username"),
                row.getString("agent_name"),
                row.getString("queue_name"),
                row.getObject("offered_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
