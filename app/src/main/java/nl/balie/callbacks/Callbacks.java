package nl.balie.callbacks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.balie.acd.AgentSkills;
import nl.balie.callbacks.Callback.Kind;
import nl.balie.callbacks.Callback.State;
import nl.balie.database.ListPage;
import nl.balie.database.ListQuery;
import nl.balie.database.Listed;
import nl.balie.database.Tenancy;
import nl.balie.queues.Queue;
import nl.balie.queues.Queues;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The callbacks of an organisation. Call its operations within {@link Tenancy}. */
@Component
public class Callbacks {
    private static final String SELECT = """
            select id, kind, state, requested_in, requested_at, called_number, number, queue_id, contact_id, attempts,
                sound_seconds, handled_by, handled_at, note
            from callback
            """;

    private static final String OPEN = "where handled_at is null and state <> 'RECORDING' ";
    private static final Listed LISTED = new Listed(
            "select c.*, queues.name as queue from (" + SELECT + OPEN + ") c join " + Listed.names("queues")
                    + " on queues.id = c.queue_id",
            "number, queue",
            "number",
            "requested_at, id");

    private final JdbcClient jdbc;
    private final Queues queues;
    private final AgentSkills skills;
    private final Tenancy tenancy;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Callbacks(
            JdbcClient jdbc,
            Queues queues,
            AgentSkills skills,
            Tenancy tenancy,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.queues = queues;
        this.skills = skills;
        this.tenancy = tenancy;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Keeps a request that takes a place in the queue.
     *
     * @param requestedIn the contact of who asks
     * @param calledNumber the organisation's number that he called
     * @param number where he wants to be called
     * @return false when this number waits for a callback in this queue already, or this contact has asked before
     */
    public boolean request(UUID requestedIn, String calledNumber, String number, UUID queue) {
        int added = jdbc.sql("insert into callback (organisation_id, kind, state, requested_in, requested_at,"
                        + " called_number, number, queue_id) values (?, 'VIRTUAL_HOLD', 'WAITING', ?, ?, ?, ?, ?)"
                        + " on conflict do nothing")
                .params(tenancy.current(), requestedIn, now(), calledNumber, number, queue)
                .update();
        changed();
        return added > 0;
    }

    /** What was asked for in this contact. */
    public Optional<Callback> askedIn(UUID contact) {
        return one("where requested_in = ?", contact);
    }

    /** What this contact is for, in which a customer is called. */
    public Optional<Callback> ofContact(UUID contact) {
        return one("where contact_id = ?", contact);
    }

    /** One of them. */
    public Optional<Callback> find(UUID id) {
        return one("where id = ?", id);
    }

    /** What waits in this queue for this number. */
    public Optional<Callback> waiting(UUID queue, String number) {
        return named(jdbc.sql(SELECT
                                + "where queue_id = ? and number = ? and kind = 'VIRTUAL_HOLD' and state = 'WAITING'")
                        .params(queue, number)
                        .query(Callbacks::read)
                        .list())
                .stream()
                .findFirst();
    }

    /** Those that are not closed, oldest first. */
    public List<Callback> open() {
        return named(jdbc.sql(SELECT + OPEN + "order by requested_at, id")
                .query(Callbacks::read)
                .list());
    }

    /** A page of them, of one queue when that is given, looked up by number, in whatever notation, and queue. */
    public ListPage<Callback> open(@Nullable UUID queue, ListQuery asked) {
        Map<UUID, String> names = queues.names();
        if (queue != null) {
            names.keySet().retainAll(Set.of(queue));
        }
        return listed(names, asked);
    }

    /** The first page of those of the queues that this agent serves, oldest first. */
    public ListPage<Callback> ofAgent(UUID agent) {
        return listed(
                queues.of(skills.of(agent)).stream().collect(Collectors.toMap(Queue::id, Queue::name)),
                ListQuery.FIRST);
    }

    /** One that is not closed, of the queues that this agent serves. */
    public Optional<Callback> ofAgent(UUID agent, UUID id) {
        return one(OPEN + "and id = ?", id)
                .filter(callback -> queues.find(callback.queueId())
                        .filter(queue -> skills.of(agent).contains(queue.skillGroupId()))
                        .isPresent());
    }

    private ListPage<Callback> listed(Map<UUID, String> names, ListQuery asked) {
        return LISTED.page(
                jdbc,
                asked,
                Listed.names("queues", names),
                found -> named(found.query(Callbacks::read).list()));
    }

    /** The contact in which the customer is called from now on. */
    public void calledIn(UUID requestedIn, UUID contact) {
        jdbc.sql("update callback set contact_id = ? where requested_in = ?")
                .params(contact, requestedIn)
                .update();
        changed();
    }

    /** The customer was called in vain. A message is there to be taken again. */
    public void missed(UUID contact) {
        jdbc.sql(
                        "update callback set attempts = attempts + 1, state = case kind when 'VOICEMAIL' then 'OPEN' else state end"
                                + " where contact_id = ?")
                .param(contact)
                .update();
        changed();
    }

    /** Nobody has the message any more, though it is not handled. */
    public void reopen(UUID contact) {
        jdbc.sql("update callback set state = 'OPEN' where contact_id = ? and state = 'TAKEN'")
                .param(contact)
                .update();
        changed();
    }

    /**
     * An agent takes the message to call the customer.
     *
     * @return false when somebody else has it, or it is closed
     */
    public boolean take(UUID id) {
        int taken = jdbc.sql(
                        "update callback set state = 'TAKEN' where id = ? and state = 'OPEN' and number is not null")
                .param(id)
                .update();
        changed();
        return taken > 0;
    }

    /**
     * Closes it; what is closed stays as it is.
     *
     * @param state one of the last three
     * @param by the name of who did; null for Balie itself
     * @return whether it was open
     */
    public boolean close(UUID id, State state, @Nullable String by, String note) {
        int closed = jdbc.sql("update callback set state = ?, handled_by = ?, handled_at = ?, note = ?"
                        + " where id = ? and handled_at is null")
                .params(state.name(), by, now(), note, id)
                .update();
        changed();
        return closed > 0;
    }

    /** Begins a message, whose sound is being written to a file that is named after the id that is returned. */
    public UUID record(UUID requestedIn, String calledNumber, @Nullable String number, UUID queue) {
        return jdbc.sql("insert into callback (organisation_id, kind, state, requested_in, requested_at, called_number,"
                        + " number, queue_id) values (?, 'VOICEMAIL', 'RECORDING', ?, ?, ?, ?, ?)"
                        + " on conflict (requested_in) do update set queue_id = excluded.queue_id"
                        + " where callback.state = 'RECORDING' returning id")
                .params(tenancy.current(), requestedIn, now(), calledNumber, number, queue)
                .query(UUID.class)
                .single();
    }

    /** The messages whose sound is still in a file. */
    public List<UUID> recording() {
        return jdbc.sql("select id from callback where state = 'RECORDING'")
                .query(UUID.class)
                .list();
    }

    /** The message is complete: those who serve the queue can hear it. */
    public void recorded(UUID id, byte[] wav, int seconds) {
        jdbc.sql(
                        "update callback set state = 'OPEN', sound = ?, sound_seconds = ?, notice_due = true where id = ? and state = 'RECORDING'")
                .params(wav, seconds, id)
                .update();
        changed();
    }

    /** Nothing was said. */
    public void silent(UUID id) {
        jdbc.sql("delete from callback where id = ? and state = 'RECORDING'")
                .param(id)
                .update();
    }

    /** The message as a WAV file. */
    public Optional<byte[]> sound(UUID id) {
        return jdbc.sql("select sound from callback where id = ? and sound is not null")
                .param(id)
                .query(byte[].class)
                .optional();
    }

    /** The messages of which nobody has been told yet, oldest first. */
    List<Callback> noticesDue() {
        return named(jdbc.sql(SELECT + "where notice_due order by requested_at")
                .query(Callbacks::read)
                .list());
    }

    /** Who is to be told of the message has been. */
    void noticed(UUID id) {
        jdbc.sql("update callback set notice_due = false where id = ?")
                .param(id)
                .update();
    }

    /**
     * Forgets what was said in messages of this queue that were handled before this moment; that there was one stays known.
     *
     * @return how many
     */
    int forgetMessages(UUID queue, Instant handledBefore) {
        return jdbc.sql("update callback set sound = null, sound_seconds = null"
                        + " where queue_id = ? and sound is not null and handled_at < ?")
                .params(queue, handledBefore.atOffset(ZoneOffset.UTC))
                .update();
    }

    private Optional<Callback> one(String where, UUID id) {
        return named(jdbc.sql(SELECT + where).param(id).query(Callbacks::read).list()).stream()
                .findFirst();
    }

    /** With the names of their queues as they are now. */
    private List<Callback> named(List<Callback> callbacks) {
        Map<UUID, String> names =
                queues.names(callbacks.stream().map(Callback::queueId).collect(Collectors.toSet()));
        return callbacks.stream()
                .map(callback -> callback.of(names.getOrDefault(callback.queueId(), "")))
                .toList();
    }

    private void changed() {
        String organisation = tenancy.current();
        tenancy.afterCommit(() -> events.publishEvent(new CallbacksChanged(organisation)));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Callback read(ResultSet row, int number) throws SQLException {
        return new Callback(
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                State.valueOf(row.getString("state")),
                row.getObject("requested_in", UUID.class),
                Objects.requireNonNull(instant(row, "requested_at")),
                Objects.requireNonNull(row.getString("called_number")),
                row.getString("number"),
                row.getObject("queue_id", UUID.class),
                "",
                row.getObject("contact_id", UUID.class),
                row.getInt("attempts"),
                row.getObject("sound_seconds", Integer.class),
                row.getString("handled_by"),
                instant(row, "handled_at"),
                Objects.requireNonNull(row.getString("note")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
