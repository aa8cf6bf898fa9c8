package nl.balie.acd;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.balie.contacts.Names;
import nl.balie.database.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of agents' states and the facts about them. Changed under the organisation's lock only. */
@Component
class AgentStates {
    private static final String SELECT = """
            select u.id, u.username, u.display_name, s.presence, s.presence_since, s.reason, s.activity, s.activity_since,
                s.contact_id, s.wrap_up_until, coalesce(g.groups, '[]') as groups
            from app_user u
            left join agent_state s on s.user_id = u.id
            left join lateral (select jsonb_agg(jsonb_build_object('id', k.skill_group_id, 'name', g.name,
                    'available', k.available) order by g.name) as groups
                from agent_skill k join skill_group g on g.id = k.skill_group_id where k.user_id = u.id) g on true
            where u.active and exists (select from user_role r where r.user_id = u.id and r.role in ('AGENT', 'TELEPHONIST'))
            """;

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
        return jdbc.sql(SELECT + " order by u.display_name").query(this::state).list();
    }

    Optional<AgentState> find(UUID agent) {
        return jdbc.sql(SELECT + " and u.id = ?")
                .param(agent)
                .query(this::state)
                .optional();
    }

    Optional<AgentState> findByUsername(String username) {
        return jdbc.sql(SELECT + " and u.username = ?")
                .param(username)
                .query(this::state)
                .optional();
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
        jdbc.sql("insert into agent_state (user_id, organisation_id, presence, presence_since, reason, activity_since,"
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

    /** Changes what the agent is doing; a step that {@link Activity#mayBecome} forbids is a bug. */
    void become(UUID agent, Activity activity, @Nullable UUID contact, @Nullable Instant wrapUpUntil) {
        Doing now = jdbc.sql("select activity, contact_id from agent_state where user_id = ? for update")
                .param(agent)
                .query((row, number) ->
                        new Doing(Activity.valueOf(row.getString("activity")), row.getObject("contact_id", UUID.class)))
                .single();
        if (!now.activity.mayBecome(activity)) {
            throw new IllegalStateException("agent " + agent + " cannot go from " + now.activity + " to " + activity);
        }
        jdbc.sql("update agent_state set activity = ?, activity_since = ?, contact_id = ?, wrap_up_until = ?"
                        + " where user_id = ?")
                .params(
                        activity.name(),
                        now(),
                        contact,
                        wrapUpUntil == null ? null : wrapUpUntil.atOffset(ZoneOffset.UTC),
                        agent)
                .update();
        UUID about = contact == null ? now.contact : contact;
        facts.record(
                agent,
                new AgentFact.ActivityChanged(
                        Objects.requireNonNull(about, "who does something has a contact"), activity));
    }

    private record Doing(Activity activity, @Nullable UUID contact) {}

    /** The agent has served: from now on he is the last in line. */
    void idleFromNow(UUID agent) {
        jdbc.sql("update agent_state set idle_since = ? where user_id = ?")
                .params(now(), agent)
                .update();
    }

    void extendWrapUp(UUID agent, Instant until) {
        UUID contact = jdbc.sql("update agent_state set wrap_up_until = ? where user_id = ? returning contact_id")
                .params(until.atOffset(ZoneOffset.UTC), agent)
                .query(UUID.class)
                .single();
        facts.record(agent, new AgentFact.WrapUpExtended(contact, until));
    }

    /** Whoever is in wrap-up, with the end of it. */
    Map<UUID, Instant> wrappingUp() {
        Map<UUID, Instant> result = new HashMap<>();
        jdbc.sql("select user_id, wrap_up_until from agent_state where activity = 'WRAP_UP'")
                .query(row -> {
                    result.put(
                            row.getObject(1, UUID.class),
                            row.getObject(2, OffsetDateTime.class).toInstant());
                });
        return result;
    }

    void groupAvailable(UUID agent, UUID group, boolean available) {
        jdbc.sql("update agent_skill set available = ? where user_id = ? and skill_group_id = ?")
                .params(available, agent, group)
                .update();
        facts.record(agent, new AgentFact.GroupChosen(group, available));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private AgentState state(ResultSet row, int number) throws SQLException {
        String presence = row.getString("presence");
        String activity = row.getString("activity");
        try {
            return new AgentState(
                    row.getObject("id", UUID.class),
                    row.getString("username"),
                    row.getString("display_name"),
                    presence == null ? Presence.SIGNED_OUT : Presence.valueOf(presence),
                    instant(row, "presence_since", AgentState.NEVER),
                    row.getString("reason"),
                    activity == null ? Activity.IDLE : Activity.valueOf(activity),
                    instant(row, "activity_since", AgentState.NEVER),
                    row.getObject("contact_id", UUID.class),
                    row.getObject("wrap_up_until") == null ? null : instant(row, "wrap_up_until", AgentState.NEVER),
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
