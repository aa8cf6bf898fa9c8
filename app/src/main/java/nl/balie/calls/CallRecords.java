package nl.balie.calls;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.balie.calls.CallState.Target;
import nl.balie.contacts.Contact.Channel;
import nl.balie.contacts.Contact.Origin;
import nl.balie.contacts.ContactConnected;
import nl.balie.contacts.ContactEnded;
import nl.balie.contacts.ContactReleased;
import nl.balie.contacts.Contacts;
import nl.balie.database.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What belongs to a contact as a telephone call: which node has it, and how long agents spoke with the customer. Call its
 * operations within {@link Tenancy}. Talk time follows the contact by itself, in the transaction that changes it.
 */
@Component
public class CallRecords {
    private final JdbcClient jdbc;
    private final Tenancy tenancy;
    private final Contacts contacts;

    CallRecords(JdbcClient jdbc, Tenancy tenancy, Contacts contacts) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
        this.contacts = contacts;
    }

    /**
     * Stores a call that came in, and its contact.
     *
     * @param from the caller's number, or null when he does not show it
     * @param to the organisation's number that he called
     * @param node that has the call
     * @return the contact
     */
    public UUID arrived(@Nullable String from, String to, String node, Instant at) {
        return arrived(from, to, Origin.EXTERNAL, null, node, at);
    }

    /**
     * The same of a call from wherever it comes.
     *
     * @param user of the organisation who calls; null when it is not from inside
     */
    public UUID arrived(@Nullable String from, String to, Origin origin, @Nullable UUID user, String node, Instant at) {
        return store(contacts.arrived(Channel.VOICE, from, to, origin, user, at), node);
    }

    /**
     * Stores a call in which a customer will be called back, and its contact.
     *
     * @param from the organisation's number that he sees
     * @param to where he is called
     * @param node that will have the call
     * @param asked the contact in which he asked for it
     * @return the contact
     */
    public UUID callback(String from, String to, String node, UUID asked) {
        return store(contacts.openCallback(from, to, asked), node);
    }

    /**
     * Stores a call that an agent makes of himself, and its contact.
     *
     * @param shown the number that who is called sees; null when none
     * @param node that will have the call
     * @return the contact
     */
    UUID dialled(UUID agent, Target target, @Nullable String shown, String node) {
        UUID colleague = target instanceof Target.Colleague(var id, var _, var _) ? id : null;
        String number = target instanceof Target.Number(var dialled) ? dialled : null;
        UUID begun = switch (target) {
            case Target.Number(var to) -> contacts.dialled(shown, to, Origin.EXTERNAL, agent, null);
            case Target.Colleague(var id, var username, var _) ->
                contacts.dialled(shown, username, Origin.INTERNAL, agent, id);
        };
        UUID contact = store(begun, node);
        jdbc.sql("insert into dialled_call (contact_id, organisation_id, agent_id, number, colleague_id, shown)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(contact, tenancy.current(), agent, number, colleague, shown)
                .update();
        return contact;
    }

    /** Whom an agent calls in it and what is shown; empty when no agent dialled it. */
    Optional<Dialled> dialled(UUID contact) {
        return jdbc.sql("select number, colleague_id, shown from dialled_call where contact_id = ?")
                .param(contact)
                .query((row, _) -> new Dialled(
                        row.getString("number"), row.getObject("colleague_id", UUID.class), row.getString("shown")))
                .optional();
    }

    /**
     * What an agent dialled: a number in E.164 or a colleague, one of both.
     *
     * @param shown the number that is shown, in E.164; null when none
     */
    record Dialled(
            @Nullable String number,
            @Nullable UUID colleague,
            @Nullable String shown) {}

    private UUID store(UUID contact, String node) {
        jdbc.sql("insert into call (contact_id, organisation_id, node) values (?, ?, ?)")
                .params(contact, tenancy.current(), node)
                .update();
        return contact;
    }

    /** The contacts of the calls that this node has not ended. */
    public List<UUID> openOn(String node) {
        return jdbc.sql("select contact_id from call where organisation_id = ? and node = ? and ended_at is null")
                .params(tenancy.current(), node)
                .query(UUID.class)
                .list();
    }

    /** How long agents spoke with the customer; empty when the contact is no call. */
    public Optional<TalkTime> talkTime(UUID contact) {
        return Optional.ofNullable(talkTimes(List.of(contact)).get(contact));
    }

    /** The same of many contacts, by their ids; those that are no calls are left out. */
    public Map<UUID, TalkTime> talkTimes(Collection<UUID> contactIds) {
        Map<UUID, TalkTime> times = new HashMap<>();
        if (!contactIds.isEmpty()) {
            jdbc.sql("select contact_id, talked_ms, talking_since from call where contact_id = any(?)")
                    .param(contactIds.toArray(UUID[]::new))
                    .query((ResultSet row) -> {
                        times.put(row.getObject("contact_id", UUID.class), talkTime(row));
                    });
        }
        return times;
    }

    private static TalkTime talkTime(ResultSet row) throws SQLException {
        OffsetDateTime since = row.getObject("talking_since", OffsetDateTime.class);
        return new TalkTime(Duration.ofMillis(row.getLong("talked_ms")), since == null ? null : since.toInstant());
    }

    @EventListener
    void connected(ContactConnected event) {
        jdbc.sql("update call set talking_since = coalesce(talking_since, ?) where contact_id = ? and ended_at is null")
                .params(timestamp(event.at()), event.contactId())
                .update();
    }

    @EventListener
    void released(ContactReleased event) {
        spoken(event.contactId(), event.at(), false);
    }

    @EventListener
    void ended(ContactEnded event) {
        spoken(event.contactId(), event.at(), true);
    }

    /** Whoever speaks now speaks no more. */
    private void spoken(UUID contact, Instant at, boolean ended) {
        jdbc.sql("update call set talked_ms = talked_ms"
                        + " + coalesce(greatest(0, extract(epoch from :at - talking_since) * 1000)::bigint, 0),"
                        + " talking_since = null, ended_at = case when :ended then :at end"
                        + " where contact_id = :contact and ended_at is null")
                .param("at", timestamp(at))
                .param("ended", ended)
                .param("contact", contact)
                .update();
    }

    private static OffsetDateTime timestamp(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /**
     * How long agents have spoken with a customer, up to the last one's goodbye; a survey after that and the wait for
     * another agent do not count.
     *
     * @param before with those who are done
     * @param since since when somebody speaks now, or null
     */
    public record TalkTime(Duration before, @Nullable Instant since) {
        /** All of it at this moment. */
        public Duration until(Instant now) {
            return since == null ? before : before.plus(Duration.between(since, now));
        }
    }
}
