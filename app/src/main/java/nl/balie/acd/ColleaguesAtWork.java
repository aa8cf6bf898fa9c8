package nl.balie.acd;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.balie.directory.Availability;
import nl.balie.directory.Availability.State;
import nl.balie.directory.Presences;
import nl.balie.people.People;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What agents are doing, for the directory: a call decides, as it does on a desk; other contacts leave them reachable. */
@Component
public class ColleaguesAtWork implements Presences {
    private final JdbcClient jdbc;
    private final People people;

    ColleaguesAtWork(JdbcClient jdbc, People people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    /** Two queries, however many they are. Of one who gives advice while he wraps up, the advice counts. */
    @Override
    public Map<UUID, Availability> of(Collection<UUID> users) {
        Map<UUID, Availability> found = new HashMap<>();
        people.agentsAmong(users).forEach(agent -> found.put(agent, new Availability(State.SIGNED_OUT, null, null)));
        jdbc.sql("""
            select s.user_id, s.presence, s.presence_since, s.reason, s.free_since, c.activity, c.since
            from agent_state s left join agent_contact c on c.user_id = s.user_id and c.channel = 'VOICE'
            where s.user_id = any(?) order by c.activity = 'CONSULTED'
            """).param(users.toArray(UUID[]::new)).query(row -> {
            found.computeIfPresent(row.getObject("user_id", UUID.class), (agent, _) -> availability(row));
        });
        return found;
    }

    private static Availability availability(ResultSet row) {
        try {
            String activity = row.getString("activity");
            if (activity != null) {
                return new Availability(
                        switch (Activity.valueOf(activity)) {
                            case OFFERED -> State.OFFERED;
                            case IN_CONTACT, CONSULTED -> State.IN_CALL;
                            case WRAP_UP -> State.WRAP_UP;
                            case IDLE -> State.AVAILABLE;
                        },
                        at(row, "since"),
                        null);
            }
            Instant chosen = at(row, "presence_since");
            Instant free = at(row, "free_since");
            return switch (Presence.valueOf(row.getString("presence"))) {
                case AVAILABLE ->
                    new Availability(
                            State.AVAILABLE,
                            chosen == null || free != null && free.isAfter(chosen) ? free : chosen,
                            null);
                case UNAVAILABLE -> new Availability(State.ABSENT, chosen, row.getString("reason"));
                case SIGNED_OUT -> new Availability(State.SIGNED_OUT, chosen, null);
            };
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null || at.toInstant().equals(AgentState.NEVER) ? null : at.toInstant();
    }
}
