package nl.balie.contacts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.balie.contacts.Contact.Channel;
import nl.balie.contacts.Contact.Direction;
import nl.balie.contacts.Contact.Origin;
import nl.balie.database.ListPage;
import nl.balie.database.ListQuery;
import nl.balie.database.Listed;
import nl.balie.database.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The contacts of an organisation. Call its operations within {@link Tenancy}. A change and the event that tells of it
 * are one transaction; changing a contact that has ended changes nothing.
 */
@Component
public class Contacts {
    static final String COLUMNS =
            "id, channel, direction, origin, from_address, to_address, started_at, queued_at, answered_at, ended_at,"
                    + " queue_name, skill_group_name, agent_id, agent_username, agent_name, disposition_name, result,"
                    + " process_instance_key";

    private final JdbcClient jdbc;
    private final Tenancy tenancy;
    private final Timeline timeline;
    private final Facts facts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Contacts(
            JdbcClient jdbc,
            Tenancy tenancy,
            Timeline timeline,
            Facts facts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
        this.timeline = timeline;
        this.facts = facts;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Stores a contact that came in and returns its id. What the channel keeps of it beside that, the channel stores.
     *
     * @param from who began it, in the words of its channel; null when he is not known
     * @param to where it came; null when its channel has no addresses
     */
    public UUID arrived(Channel channel, @Nullable String from, @Nullable String to, Instant at) {
        return arrived(channel, from, to, Origin.EXTERNAL, null, at);
    }

    /**
     * The same, from wherever it comes (requirement 2.3.2).
     *
     * @param user of the organisation who began it; null when it is not from inside
     */
    public UUID arrived(
            Channel channel,
            @Nullable String from,
            @Nullable String to,
            Origin origin,
            @Nullable UUID user,
            Instant at) {
        UUID id = open(channel, Direction.INBOUND, origin, from, to, at);
        facts.record(id, new Fact.Arrived(to, origin, user));
        return id;
    }

    /**
     * Stores a contact in which a customer will be called back, and returns its id.
     *
     * @param from the organisation's number that he sees
     * @param to where he is called
     * @param asked the contact in which he asked for it
     */
    public UUID openCallback(String from, String to, UUID asked) {
        UUID id = open(Channel.VOICE, Direction.OUTBOUND, Origin.EXTERNAL, from, to, clock.instant());
        facts.record(id, new Fact.CallbackBegun(to, asked));
        return id;
    }

    /**
     * Opens a call that an agent makes of himself; returns its id.
     *
     * @param from the number that who is called sees; null when none
     * @param to the number that is called, or the name of a colleague's phone
     * @param colleague whose phone it is; null when it is a number
     */
    public UUID dialled(@Nullable String from, String to, Origin origin, UUID agent, @Nullable UUID colleague) {
        UUID id = open(Channel.VOICE, Direction.OUTBOUND, origin, from, to, clock.instant());
        facts.record(id, new Fact.Dialled(agent, colleague, colleague == null ? to : null, from));
        return id;
    }

    private UUID open(
            Channel channel,
            Direction direction,
            Origin origin,
            @Nullable String from,
            @Nullable String to,
            Instant at) {
        return jdbc.sql("insert into contact (organisation_id, channel, direction, origin, from_address, to_address,"
                        + " started_at) values (?, ?, ?, ?, ?, ?, ?) returning id")
                .params(
                        tenancy.current(),
                        channel.name(),
                        direction.name(),
                        origin.name(),
                        from,
                        to,
                        Timeline.timestamp(at))
                .query(UUID.class)
                .single();
    }

    /** The engine runs the flow of this contact. */
    public void flowStarted(UUID contact, String processId, int version, long processInstanceKey) {
        jdbc.sql("update contact set process_instance_key = ? where id = ?")
                .params(processInstanceKey, contact)
                .update();
        facts.record(contact, new Fact.FlowStarted(processId, version));
    }

    /** The contact came into a queue; the first time counts as the beginning of its wait. */
    public void queued(UUID contact, UUID queueId, String queue, UUID skillGroupId, String skillGroup, int priority) {
        Instant now = clock.instant();
        jdbc.sql("update contact set queued_at = coalesce(queued_at, ?), queue_id = ?, queue_name = ?,"
                        + " skill_group_id = ?, skill_group_name = ? where id = ? and ended_at is null")
                .params(Timeline.timestamp(now), queueId, queue, skillGroupId, skillGroup, contact)
                .update();
        facts.record(contact, new Fact.Queued(queueId, skillGroupId, priority), now);
    }

    /** An agent and the customer are connected. */
    public void connected(UUID contact, UUID agentId, String username, String agent, Instant at) {
        jdbc.sql("update contact set answered_at = coalesce(answered_at, :at), agent_id = :agent,"
                        + " agent_username = :username, agent_name = :name where id = :contact and ended_at is"
                        + " null")
                .param("at", Timeline.timestamp(at))
                .param("agent", agentId)
                .param("username", username)
                .param("name", agent)
                .param("contact", contact)
                .update();
        facts.record(contact, new Fact.Connected(agentId), at);
        events.publishEvent(new ContactConnected(contact, at));
    }

    /** The queue in which the contact was last; empty when it was in none. */
    public Optional<UUID> queueOf(UUID contact) {
        return jdbc.sql("select queue_id from contact where id = ? and queue_id is not null")
                .param(contact)
                .query(UUID.class)
                .optional();
    }

    /** The agent has said goodbye, and wraps up. */
    public void released(UUID contact, Duration wrapUp) {
        Instant now = clock.instant();
        facts.record(contact, new Fact.Released(wrapUp), now);
        events.publishEvent(new ContactReleased(contact, now));
    }

    /** The agent chose how the contact is filed (requirement 2.2.31); the last choice counts. */
    public void dispose(UUID contact, UUID dispositionId, String disposition) {
        jdbc.sql("update contact set disposition_id = ?, disposition_name = ? where id = ?")
                .params(dispositionId, disposition, contact)
                .update();
        facts.record(contact, new Fact.DispositionChosen(dispositionId));
    }

    /** Ends the contact; false when it had ended before. */
    public boolean end(UUID contact, Result result, Instant at, EndCause by) {
        int rows = jdbc.sql("update contact set ended_at = :at, result = :result"
                        + " where id = :contact and ended_at is null")
                .param("at", Timeline.timestamp(at))
                .param("result", result.name())
                .param("contact", contact)
                .update();
        if (rows == 0) {
            return false;
        }
        facts.record(contact, new Fact.Ended(result, by), at);
        events.publishEvent(new ContactEnded(contact, at));
        return true;
    }

    /** The channel of a contact that is open, which stays so until this transaction is over; empty when it has ended. */
    public Optional<Channel> holdOpen(UUID id) {
        return jdbc.sql("select channel from contact where id = ? and ended_at is null for update")
                .param(id)
                .query(String.class)
                .optional()
                .map(Channel::valueOf);
    }

    /** The contact, if it is one of this organisation. */
    public Optional<Contact> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from contact where id = ?")
                .param(id)
                .query(Contacts::contact)
                .optional();
    }

    /** Whose contact this is, or empty: nobody's; needs no tenancy. */
    public Optional<String> organisationOf(UUID contact) {
        return jdbc.sql("select organisation_of_contact(?)")
                .param(contact)
                .query((row, number) -> Optional.ofNullable(row.getString(1)))
                .single();
    }

    /** Those of these that have not ended. */
    public Set<UUID> open(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Set.of()
                : jdbc.sql("select id from contact where id = any(?) and ended_at is null")
                        .param(ids.toArray(UUID[]::new))
                        .query(UUID.class)
                        .set();
    }

    /** Whether this agent ever had a contact. */
    public boolean hadAny(UUID agent) {
        return jdbc.sql("select exists (select from contact where agent_id = ?)")
                .param(agent)
                .query(Boolean.class)
                .single();
    }

    /** Those of these that are the organisation's, in no order. */
    public List<Contact> all(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select " + COLUMNS + " from contact where id in (:ids)")
                        .param("ids", ids)
                        .query(Contacts::contact)
                        .list();
    }

    /** One page of contacts, newest first; none beyond the last page. */
    public List<Contact> list(ContactSearch search) {
        return jdbc.sql("select " + COLUMNS + " from contact" + WHERE + " order by started_at desc, id desc"
                        + " limit :size offset :skip")
                .params(parameters(search))
                .param("size", search.pageSize())
                .param("skip", (search.page() - 1) * (long) search.pageSize())
                .query(Contacts::contact)
                .list();
    }

    /** A page of contacts as people turn it, newest first, with their total; its size is that of every such list. */
    public ListPage<Contact> page(ContactSearch search) {
        return LISTED.page(
                jdbc,
                new ListQuery(search.words(), search.page()),
                parameters(search),
                found -> found.query(Contacts::contact).list());
    }

    /** How many contacts the search finds on all its pages. */
    public long count(ContactSearch search) {
        return jdbc.sql("select count(*) from contact" + WHERE)
                .params(parameters(search))
                .query(Long.class)
                .single();
    }

    /** When something last happened to any of these contacts; empty when nothing ever did. */
    public Optional<Instant> lastFact(Collection<UUID> ids) {
        return timeline.last(ids);
    }

    /** The timeline of the contact, oldest first. */
    public List<ContactEvent> timeline(UUID contact) {
        return timeline.of(contact);
    }

    private static final String WHERE = " where organisation_id = :organisation"
            + " and (cast(:channel as text) is null or channel = :channel)"
            + " and (cast(:origin as text) is null or origin = :origin)"
            + " and (cast(:from as timestamptz) is null or started_at >= :from)"
            + " and (cast(:until as timestamptz) is null or started_at < :until)"
            + " and (cast(:agent as uuid) is null or agent_id = :agent)"
            + " and (cast(:result as text) is null or result = :result)"
            + " and (not :running or ended_at is null)";

    private static final Listed LISTED = new Listed(
            "select " + COLUMNS + " from contact" + WHERE,
            "from_address, to_address, queue_name, agent_name, agent_username, id",
            "from_address, to_address",
            "started_at desc, id desc");

    private Map<String, @Nullable Object> parameters(ContactSearch search) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("organisation", tenancy.current());
        parameters.put(
                "channel", search.channel() == null ? null : search.channel().name());
        parameters.put(
                "origin", search.origin() == null ? null : search.origin().name());
        parameters.put("from", Timeline.timestamp(search.from()));
        parameters.put("until", Timeline.timestamp(search.until()));
        parameters.put("agent", search.agent());
        parameters.put(
                "result", search.result() == null ? null : search.result().name());
        parameters.put("running", search.running());
        return parameters;
    }

    static Contact contact(ResultSet row, int number) throws SQLException {
        String result = row.getString("result");
        return new Contact(
                row.getObject("id", UUID.class),
                Channel.valueOf(row.getString("channel")),
                Direction.valueOf(row.getString("direction")),
                Origin.valueOf(row.getString("origin")),
                row.getString("from_address"),
                row.getString("to_address"),
                Timeline.required(row, "started_at"),
                Timeline.instant(row, "queued_at"),
                Timeline.instant(row, "answered_at"),
                Timeline.instant(row, "ended_at"),
                row.getString("queue_name"),
                row.getString("skill_group_name"),
                row.getObject("agent_id", UUID.class),
                row.getString("agent_username"),
                row.getString("agent_name"),
                row.getString("disposition_name"),
                result == null ? null : Result.valueOf(result),
                row.getObject("process_instance_key", Long.class));
    }
}
