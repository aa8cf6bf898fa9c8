package nl.balie.acd;

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
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.balie.acd.AgentState.Group;
import nl.balie.acd.AgentState.Handling;
import nl.balie.contacts.Contact.Channel;
import nl.balie.contacts.Names;
import nl.balie.database.ListPage;
import nl.balie.database.ListQuery;
import nl.balie.database.Tenancy;
import nl.balie.people.Agent;
import nl.balie.people.People;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of agents' states and the facts about them. Changed under the organisation's lock only. */
@Component
class AgentStates {
    private static final String SELECT =
            "select user_id, presence, presence_since, reason, free_since from agent_state";

    private static final String CONTACTS =
            "select user_id, contact_id, channel, activity, since, wrap_up_until from agent_contact";

    /** A call first, then by age: the ids of contacts grow. */
    private static final String ORDER = " order by channel <> 'VOICE', contact_id";

    private final JdbcClient jdbc;
    private final Tenancy tenancy;
    private final People people;
    private final AgentSkills skills;
    private final AgentFacts facts;
    private final Names names;
    private final Clock clock;

    AgentStates(
            JdbcClient jdbc,
            Tenancy tenancy,
            People people,
            AgentSkills skills,
            AgentFacts facts,
            Names names,
            Clock clock) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
        this.people = people;
        this.skills = skills;
        this.facts = facts;
        this.names = names;
        this.clock = clock;
    }

    /** What an agent chose to be, and since when. */
    private record Chosen(
            UUID agent,
            Presence presence,
            Instant since,
            @Nullable String reason,
            Instant freeSince) {
        static Chosen nothing(UUID agent) {
            return new Chosen(agent, Presence.SIGNED_OUT, AgentState.NEVER, null, AgentState.NEVER);
        }
    }

    List<AgentState> all() {
        Map<UUID, List<Handling>> contacts = new HashMap<>();
        jdbc.sql(CONTACTS + ORDER).query(row -> {
            contacts.computeIfAbsent(row.getObject("user_id", UUID.class), agent -> new ArrayList<>())
                    .add(handling(row));
        });
        Map<UUID, Chosen> chosen = jdbc.sql(SELECT).query(AgentStates::chosen).stream()
                .collect(Collectors.toMap(Chosen::agent, Function.identity()));
        Map<UUID, List<Group>> groups = skills.everybody();
        return people.agents().stream()
                .map(agent -> state(
                        agent,
                        chosen.getOrDefault(agent.id(), Chosen.nothing(agent.id())),
                        contacts.getOrDefault(agent.id(), List.of()),
                        groups.getOrDefault(agent.id(), List.of())))
                .toList();
    }

    /** A page of them, by name. */
    ListPage<AgentState> list(ListQuery asked) {
        return people.agents(asked).map(this::state);
    }

    Optional<AgentState> find(UUID agent) {
        return people.agent(agent).map(this::state);
    }

    Optional<AgentState> findByUsername(String username) {
        return people.agent(username).map(this::state);
    }

    private AgentState state(Agent agent) {
        Chosen chosen = jdbc.sql(SELECT + " where user_id = ?")
                .param(agent.id())
                .query(AgentStates::chosen)
                .optional()
                .orElseGet(() -> Chosen.nothing(agent.id()));
        return state(agent, chosen, contactsOf(agent.id()), skills.groupsOf(agent.id()));
    }

    private static AgentState state(Agent agent, Chosen chosen, List<Handling> contacts, List<Group> groups) {
        return new AgentState(
                agent.id(),
                agent.username(),
                agent.displayName(),
                chosen.presence,
                chosen.since,
                chosen.reason,
                chosen.freeSince,
                contacts,
                groups);
    }

    /** What the agent has at this moment, a call first. */
    List<Handling> contactsOf(UUID agent) {
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

    /** A colleague who has the contact asks the agent for advice: nothing is offered to him meanwhile. */
    void consulted(UUID agent, UUID contact, Channel channel) {
        allowed(agent, contact, Activity.CONSULTED);
        jdbc.sql("insert into agent_contact (user_id, contact_id, organisation_id, channel, activity, since)"
                        + " values (?, ?, ?, ?, 'CONSULTED', ?)")
                .params(agent, contact, tenancy.current(), channel.name(), now())
                .update();
        activity(agent, contact, Activity.CONSULTED);
    }

    /** Who is consulted about the contact. */
    Optional<UUID> consultedAbout(UUID contact) {
        return jdbc.sql("select user_id from agent_contact where contact_id = ? and activity = 'CONSULTED'")
                .param(contact)
                .query(UUID.class)
                .optional();
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

    /** Whether he is there and has room for one more contact of this channel. */
    boolean hasRoom(Agent agent, Channel channel, Room room) {
        return hasRoom(agent, channel, room, null);
    }

    /** The same; a contact that he has still to wrap up himself takes no room of its own. */
    boolean hasRoom(Agent agent, Channel channel, Room room, @Nullable UUID contact) {
        boolean there = jdbc.sql(
                        "select exists (select from agent_state where user_id = ? and presence <> 'SIGNED_OUT')")
                .param(agent.id())
                .query(Boolean.class)
                .single();
        List<Handling> contacts = contactsOf(agent.id()).stream()
                .filter(handling -> !handling.contactId().equals(contact))
                .toList();
        long had = contacts.stream()
                .filter(handling -> handling.channel() == channel)
                .count();
        return there && room.isLeft(agent, channel, (int) had, contacts.size());
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

    private static Chosen chosen(ResultSet row, int number) throws SQLException {
        return new Chosen(
                row.getObject("user_id", UUID.class),
                Presence.valueOf(row.getString("presence")),
                instant(row, "presence_since", AgentState.NEVER),
                row.getString("reason"),
                instant(row, "free_since", AgentState.NEVER));
    }

    private static Instant instant(ResultSet row, String column, Instant otherwise) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? otherwise : at.toInstant();
    }
}
