package nl.balie.acd;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.balie.acd.AgentState.Handling;
import nl.balie.contacts.Contact.Channel;
import nl.balie.contacts.Names;
import nl.balie.database.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of agents' states and the facts about them. Changed under the organisation's lock only. */
@Component
class AgentStates {
    private static final String SELECT = """
            select u.id, u.username, u.display_name, s.presence, s.presence_since, s.reason, s.free_since,
                coalesce(g.groups, '[]') as groups
            from app_user u
            left join agent_state s on s.user_id = u.id
            left join lateral (select jsonb_agg(jsonb_build_object('id', k.skill_group_id, 'name', g.name,
                    'available', k.available) order by g.name) as groups
                from agent_skill k join skill_group g on g.id = k.skill_group_id where k.user_id = u.id) g on true
            where u.active and exists (select from user_role r where r.user_id = u.id and r.role in ('AGENT', 'TELEPHONIST'))
            """;

    private static final String CONTACTS =
            "select user_id, contact_id, channel, activity, since, wrap_up_until from agent_contact";

    /** A call first, then by age: the ids of contacts grow. */
    private static final String ORDER = " order by channel <> 'VOICE', contact_id";

    private final JdbcClient jdbc;
    private final Tenancy tenancy;
    private final ObjectMapper json;
    private final AgentFacts facts;
    private final Names names;
    private final Clock clock;

    AgentStates(JdbcClient jdbc, Tenancy tenancy, ObjectMapper json, AgentFacts facts, Names names, Clock clock) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
        this.json = json;
        this.facts = facts;
        this.names = names;
        this.clock = clock;
    }

    List<AgentState> all() {
        Map<UUID, List<Handling>> contacts = new HashMap<>();
        jdbc.sql(CONTACTS + ORDER).query(row -> {
            contacts.computeIfAbsent(row.getObject("user_id", UUID.class), agent -> new ArrayList<>())
                    .add(handling(row));
        });
        return jdbc.sql(SELECT + " order by u.display_name")
                .query((row, number) -> state(row, contacts.getOrDefault(row.getObject("id", UUID.class), List.of())))
                .list();
    }

    Optional<AgentState> find(UUID agent) {
        return one(" and u.id = ?", agent);
    }

    Optional<AgentState> findByUsername(String username) {
        return one(" and u.username = ?", username);
    }

    private Optional<AgentState> one(String which, Object value) {
        return jdbc.sql(SELECT + which)
                .param(value)
                .query((row, number) -> state(row, contactsOf(row.getObject("id", UUID.class))))
                .optional();
    }

    private List<Handling> contactsOf(UUID agent) {
        return jdbc.sql(CONTACTS + " where user_id = ?" + ORDER)
                .param(agent)
                .query((row, number) -> handling(row))
                .list();
    }

    private static Handling handling(ResultSet row) throws SQLException {
        return new Handling(
                row.getObject("contact_id", UUID.class),
                Channel.valueOf(row.getString("channel")),
                Activity.valueOf(row.getString("activity")),
                instant(row, "since", AgentState.NEVER),
                row.getObject("wrap_up_until") == null ? null : instant(row, "wrap_up_until", AgentState.NEVER));
    }

    /** Changes what the agent chose to be. An agent who becomes available is the last in line from now. */
    void present(UUID agent, Presence presence, @Nullable String reason) {
        become(agent, presence, reason);
        UUID code = reason == null ? null : names.reasonCode(reason).orElse(null);
        facts.record(agent, new AgentFact.PresenceChosen(presence, code, null));
    }

    /** Makes the agent unavailable because of what he did with an offer. */
    void unavailableAfter(UUID agent, OfferOutcome outcome) {
        become(agent, Presence.UNAVAILABLE, outcome.reason());
        facts.record(agent, new AgentFact.PresenceChosen(Presence.UNAVAILABLE, null, outcome));
    }

    private void become(UUID agent, Presence presence, @Nullable String reason) {
        OffsetDateTime now = now();
        jdbc.sql("insert into agent_state (user_id, organisation_id, presence, presence_since, reason, free_since,"
                        + " idle_since) values (:agent, :organisation, :presence, :now, :reason, :now, :now)"
                        + " on conflict (user_id) do update set presence = :presence, presence_since = :now,"
                        + " reason = :reason, idle_since = case when agent_state.presence = :presence"
                        + " then agent_state.idle_since else :now end")
                .param("agent", agent)
                .param("organisation", tenancy.current())
                .param("presence", presence.name())
                .param("reason", reason)
                .param("now", now)
                .update();
    }

    /** The contact is offered to the agent, so that it takes a part of his capacity. */
    void offered(UUID agent, UUID contact, Channel channel) {
        allowed(agent, contact, Activity.OFFERED);
        jdbc.sql("insert into agent_contact (user_id, contact_id, organisation_id, channel, activity, since)"
                        + " values (?, ?, ?, ?, 'OFFERED', ?) on conflict (user_id, contact_id)"
                        + " do update set activity = 'OFFERED', since = excluded.since, wrap_up_until = null")
                .params(agent, contact, tenancy.current(), channel.name(), now())
                .update();
        activity(agent, contact, Activity.OFFERED);
    }

    /** The agent has the contact. */
    void inContact(UUID agent, UUID contact) {
        become(agent, contact, Activity.IN_CONTACT, null);
    }

    /** The agent had the contact and does what is left to do. */
    void wrapUp(UUID agent, UUID contact, Instant until) {
        become(agent, contact, Activity.WRAP_UP, until);
    }

    /** The agent has no more to do with the contact. */
    void idle(UUID agent, UUID contact) {
        allowed(agent, contact, Activity.IDLE);
        jdbc.sql("delete from agent_contact where user_id = ? and contact_id = ?")
                .params(agent, contact)
                .update();
        jdbc.sql("update agent_state set free_since = ? where user_id = ?"
                        + " and not exists (select from agent_contact where user_id = agent_state.user_id)")
                .params(now(), agent)
                .update();
        activity(agent, contact, Activity.IDLE);
    }

    private void become(UUID agent, UUID contact, Activity activity, @Nullable Instant wrapUpUntil) {
        allowed(agent, contact, activity);
        jdbc.sql("update agent_contact set activity = ?, since = ?, wrap_up_until = ?"
                        + " where user_id = ? and contact_id = ?")
                .params(
                        activity.name(),
                        now(),
                        wrapUpUntil == null ? null : wrapUpUntil.atOffset(ZoneOffset.UTC),
                        agent,
                        contact)
                .update();
        activity(agent, contact, activity);
    }

    /** A step that {@link Activity#mayBecome} forbids is a bug. */
    private void allowed(UUID agent, UUID contact, Activity next) {
        Activity now = jdbc.sql("select activity from agent_contact where user_id = ? and contact_id = ? for update")
                .params(agent, contact)
                .query(String.class)
                .optional()
                .map(Activity::valueOf)
                .orElse(Activity.IDLE);
        if (!now.mayBecome(next)) {
            throw new IllegalStateException(
                    "agent " + agent + " cannot go from " + now + " to " + next + " with " + contact);
        }
    }

    private void activity(UUID agent, UUID contact, Activity activity) {
        facts.record(agent, new AgentFact.ActivityChanged(contact, activity));
    }

    /** Whether he has room for one more contact of this channel; for who is offered something that he asked for. */
    boolean hasRoom(UUID agent, Channel channel, Room room) {
        return jdbc.sql("select exists (select from app_user u join agent_state s on s.user_id = u.id"
                        + " where u.id = :agent and u.active and s.presence <> 'SIGNED_OUT'"
                        + " and (select count(*) from agent_contact where user_id = u.id)"
                        + " < coalesce(u.total_capacity, :total)"
                        + " and (select count(*) from agent_contact where user_id = u.id and channel = :channel)"
                        + " < coalesce(" + room.column(channel) + ", :channelCapacity))")
                .param("agent", agent)
                .param("total", room.total())
                .param("channel", channel.name())
                .param("channelCapacity", room.of(channel))
                .query(Boolean.class)
                .single();
    }

    /** Whether an agent has the contact in hand: not only offered, and not only to be wrapped up. */
    boolean isInContact(UUID contact) {
        return inContact(contact).isPresent();
    }

    /** The agent who has the contact in hand. */
    Optional<UUID> inContact(UUID contact) {
        return jdbc.sql("select user_id from agent_contact where contact_id = ? and activity = 'IN_CONTACT'")
                .param(contact)
                .query(UUID.class)
                .optional();
    }

    /** The agent has served: from now on he is the last in line. */
    void idleFromNow(UUID agent) {
        jdbc.sql("update agent_state set idle_since = ? where user_id = ?")
                .params(now(), agent)
                .update();
    }

    void extendWrapUp(UUID agent, UUID contact, Instant until) {
        jdbc.sql("update agent_contact set wrap_up_until = ? where user_id = ? and contact_id = ?")
                .params(until.atOffset(ZoneOffset.UTC), agent, contact)
                .update();
        facts.record(agent, new AgentFact.WrapUpExtended(contact, until));
    }

    /** What is wrapped up, with the end of it. */
    List<WrapUp> wrappingUp() {
        return jdbc.sql("select user_id, contact_id, wrap_up_until from agent_contact where activity = 'WRAP_UP'")
                .query((row, number) -> new WrapUp(
                        row.getObject("user_id", UUID.class),
                        row.getObject("contact_id", UUID.class),
                        instant(row, "wrap_up_until", AgentState.NEVER)))
                .list();
    }

    /** An agent wraps up a contact until this moment. */
    record WrapUp(UUID agent, UUID contact, Instant until) {}

    void groupAvailable(UUID agent, UUID group, boolean available) {
        jdbc.sql("update agent_skill set available = ? where user_id = ? and skill_group_id = ?")
                .params(available, agent, group)
                .update();
        facts.record(agent, new AgentFact.GroupChosen(group, available));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private AgentState state(ResultSet row, List<Handling> contacts) throws SQLException {
        String presence = row.getString("presence");
        try {
            return new AgentState(
                    row.getObject("id", UUID.class),
                    row.getString("username"),
                    row.getString("display_name"),
                    presence == null ? Presence.SIGNED_OUT : Presence.valueOf(presence),
                    instant(row, "presence_since", AgentState.NEVER),
                    row.getString("reason"),
                    instant(row, "free_since", AgentState.NEVER),
                    contacts,
                    List.of(json.readValue(row.getString("groups"), AgentState.Group[].class)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("groups of an agent are not JSON", e);
        }
    }

    private static Instant instant(ResultSet row, String column, Instant otherwise) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? otherwise : at.toInstant();
    }
}
