package nl.balie.acd;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.balie.acd.OfferTimer.OfferTimedOut;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Facts;
import nl.balie.database.Tenancy;
import nl.balie.tenants.Organisations;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What becomes of an offer, and of the contact that was accepted. An outcome that comes too late changes nothing. */
@Component
public class Offers {
    private final Tenancy tenancy;
    private final JdbcClient jdbc;
    private final Change change;
    private final AgentStates states;
    private final Contacts contacts;
    private final Facts facts;
    private final Organisations organisations;
    private final OfferTimer timer;
    private final Clock clock;

    Offers(
            Tenancy tenancy,
            JdbcClient jdbc,
            Change change,
            AgentStates states,
            Contacts contacts,
            Facts facts,
            Organisations organisations,
            OfferTimer timer,
            Clock clock) {
        this.tenancy = tenancy;
        this.jdbc = jdbc;
        this.change = change;
        this.states = states;
        this.contacts = contacts;
        this.facts = facts;
        this.organisations = organisations;
        this.timer = timer;
        this.clock = clock;
    }

    /** The agent has the contact: false when the offer was over, so that the connection must be undone. */
    public boolean accepted(String organisation, UUID offerId, Instant at) {
        return change.make(organisation, () -> {
            Optional<Offer> live = live("o.id", offerId);
            live.ifPresent(offer -> {
                close(offer, "ACCEPTED");
                jdbc.sql("delete from waiting_contact where contact_id = ?")
                        .param(offer.contactId())
                        .update();
                states.become(offer.agentId(), Activity.IN_CONTACT, offer.contactId(), null);
                contacts.connected(offer.contactId(), offer.agentId(), offer.username(), offer.agentName(), at);
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
            Optional<Offer> live = live("o.id", offerId);
            live.ifPresent(offer -> {
                close(offer, "ACCEPTED");
                jdbc.sql("update waiting_contact set paused = true, offered = false where contact_id = ?")
                        .param(offer.contactId())
                        .update();
                states.become(offer.agentId(), Activity.IN_CONTACT, offer.contactId(), null);
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
            contacts.connected(offer.contactId(), offer.agentId(), offer.username(), offer.agentName(), at);
            return offer;
        });
    }

    /** The offer did not lead to a conversation; the contact goes back to its place. */
    public void ended(String organisation, UUID offerId, OfferOutcome outcome) {
        change.make(organisation, () -> {
            live("o.id", offerId).ifPresent(offer -> {
                putBack(offer, outcome);
                change.withdrawAfterwards(offer);
            });
            return offerId;
        });
    }

    /** The offer that this agent has at this moment. */
    public Optional<Offer> of(String organisation, UUID agent) {
        return tenancy.in(organisation, () -> live("o.user_id", agent));
    }

    /** The agent refuses what is offered to him. */
    public void decline(String organisation, UUID agent) {
        of(organisation, agent).ifPresent(offer -> ended(organisation, offer.id(), OfferOutcome.DECLINED));
    }

    /** The agent's part in the contact is over: wrap-up begins by itself (requirement 2.2.27). */
    public void released(String organisation, UUID contact) {
        change.make(organisation, () -> {
            release(contact);
            return contact;
        });
    }

    /** Under the lock: the contact's offer ends since the contact does. */
    void withdraw(UUID contact) {
        live("o.contact_id", contact).ifPresent(offer -> {
            close(offer, OfferOutcome.WITHDRAWN.name());
            states.become(offer.agentId(), Activity.IDLE, null, null);
            note(offer, OfferOutcome.WITHDRAWN);
            change.withdrawAfterwards(offer);
        });
    }

    /** Under the lock: an agent who becomes unavailable gives back what is offered to him. */
    void giveBack(UUID agent, OfferOutcome outcome) {
        live("o.user_id", agent).ifPresent(offer -> {
            close(offer, outcome.name());
            backInLine(offer);
            states.become(agent, Activity.IDLE, null, null);
            note(offer, outcome);
            change.withdrawAfterwards(offer);
        });
    }

    /** Under the lock: whether the agent speaks with this contact. */
    boolean isInContactWith(UUID agent, UUID contact) {
        return jdbc.sql("select exists (select from agent_state where user_id = ? and contact_id = ?"
                        + " and activity = 'IN_CONTACT')")
                .params(agent, contact)
                .query(Boolean.class)
                .single();
    }

    /** Under the lock: whether this agent can be given something that he asks for. */
    boolean isIdle(UUID agent) {
        return jdbc.sql(
                        "select exists (select from agent_state s join app_user u on u.id = s.user_id where s.user_id = ?"
                                + " and s.activity = 'IDLE' and s.presence <> 'SIGNED_OUT' and u.active)")
                .param(agent)
                .query(Boolean.class)
                .single();
    }

    /** Under the lock: whether this contact is offered to an agent. */
    boolean isOffered(UUID contact) {
        return live("o.contact_id", contact).isPresent();
    }

    /** Under the lock: whether an agent speaks with this contact. */
    boolean isInContact(UUID contact) {
        return jdbc.sql("select exists (select from agent_state where contact_id = ? and activity = 'IN_CONTACT')")
                .param(contact)
                .query(Boolean.class)
                .single();
    }

    /** Under the lock: the agent who spoke with this contact wraps up, or is free when he has no wrap-up. */
    void release(UUID contact) {
        jdbc.sql("select s.user_id, coalesce(u.wrap_up_seconds, o.wrap_up_seconds) as seconds from agent_state s"
                        + " join app_user u on u.id = s.user_id join organisation o on o.id = s.organisation_id"
                        + " where s.contact_id = ? and s.activity = 'IN_CONTACT'")
                .param(contact)
                .query((row, number) -> Map.entry(row.getObject("user_id", UUID.class), row.getInt("seconds")))
                .optional()
                .ifPresent(agent -> wrapUp(agent.getKey(), contact, Duration.ofSeconds(agent.getValue())));
    }

    private void wrapUp(UUID agent, UUID contact, Duration duration) {
        contacts.released(contact, duration);
        if (duration.isZero()) {
            states.become(agent, Activity.IDLE, null, null);
            states.idleFromNow(agent);
            return;
        }
        Instant until = clock.instant().plus(duration);
        states.become(agent, Activity.WRAP_UP, contact, until);
        String organisation = tenancy.current();
        tenancy.afterCommit(() -> timer.startWrapUp(organisation, agent, until));
    }

    @EventListener
    void timedOut(OfferTimedOut event) {
        ended(event.organisation(), event.offerId(), OfferOutcome.NOT_ANSWERED);
    }

    private void putBack(Offer offer, OfferOutcome outcome) {
        close(offer, outcome.name());
        backInLine(offer);
        states.become(offer.agentId(), Activity.IDLE, null, null);
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

    private Optional<Offer> live(String column, UUID value) {
        return jdbc.sql("select o.id, o.organisation_id, o.contact_id, o.user_id, u.username, u.display_name,"
                        + " c.queue_name, o.offered_at, o.expires_at from offer o join app_user u on u.id = o.user_id"
                        + " join contact c on c.id = o.contact_id where o.ended_at is null and " + column + " = ?")
                .param(value)
                .query(Offers::offer)
                .optional();
    }

    private static Offer offer(ResultSet row, int number) throws SQLException {
        return new Offer(
                row.getObject("id", UUID.class),
                row.getString("organisation_id"),
                row.getObject("contact_id", UUID.class),
                row.getObject("user_id", UUID.class),
                row.getString("username"),
                row.getString("display_name"),
                row.getString("queue_name"),
                row.getObject("offered_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
