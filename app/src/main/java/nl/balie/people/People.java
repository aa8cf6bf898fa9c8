package nl.balie.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.balie.database.ListPage;
import nl.balie.database.ListQuery;
import nl.balie.database.Listed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The people of an organisation, as other modules know them. Within its tenancy. */
@Component
public class People {
    private static final String SELECT = """
        select u.id, u.username, u.display_name, u.active, u.wrap_up_seconds, u.call_capacity, u.task_capacity,
            u.total_capacity
        from app_user u
        """;
    private static final String AGENTS = SELECT + """
        where u.active and exists (select from user_role r
            where r.user_id = u.id and r.role in ('AGENT', 'TELEPHONIST'))
        """;

    private static final Listed LISTED =
            new Listed(AGENTS, "display_name, username", "", "display_name collate \"nl-x-icu\", username");

    private final JdbcClient database;

    People(JdbcClient database) {
        this.database = database;
    }

    /** What this user is; empty when he is not there. Within the tenancy. */
    public Set<Role> roles(UUID id) {
        return database
                .sql("select role from user_role where user_id = ?")
                .param(id)
                .query(String.class)
                .list()
                .stream()
                .map(Role::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    /** Everybody who may be given contacts, by name. */
    public List<Agent> agents() {
        return database.sql(AGENTS + " order by u.display_name collate \"nl-x-icu\", u.username")
                .query(People::agent)
                .list();
    }

    /** A page of them, by name, looked up by name and user name. */
    public ListPage<Agent> agents(ListQuery asked) {
        return LISTED.page(
                database, asked, Map.of(), found -> found.query(People::agent).list());
    }

    /** The user, when he is of this organisation and may be given contacts. */
    public Optional<Agent> agent(UUID id) {
        return database.sql(AGENTS + " and u.id = ?")
                .param(id)
                .query(People::agent)
                .optional();
    }

    /** The same by the name that he signs in with. */
    public Optional<Agent> agent(String username) {
        return database.sql(AGENTS + " and u.username = ?")
                .param(username)
                .query(People::agent)
                .optional();
    }

    /** Those of these users who are of this organisation, whether they may still work or not. */
    public Map<UUID, Agent> of(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : database
                        .sql(SELECT + "where u.id = any(?)")
                        .param(ids.toArray(UUID[]::new))
                        .query(People::agent)
                        .stream()
                        .collect(Collectors.toMap(Agent::id, Function.identity()));
    }

    /** Those of these users who may be given contacts. */
    public Set<UUID> agentsAmong(Collection<UUID> ids) {
        return database.sql(AGENTS + " and u.id = any(?)").param(ids.toArray(UUID[]::new)).query(People::agent).stream()
                .map(Agent::id)
                .collect(Collectors.toSet());
    }

    private static Agent agent(ResultSet row, int number) throws SQLException {
        Integer wrapUp = row.getObject("wrap_up_seconds", Integer.class);
        return new Agent(
                row.getObject("id", UUID.class),
                row.getString("username"),
                row.getString("display_name"),
                row.getBoolean("active"),
                wrapUp == null ? null : Duration.ofSeconds(wrapUp),
                new OwnCapacity(
                        row.getObject("call_capacity", Integer.class),
                        row.getObject("task_capacity", Integer.class),
                        row.getObject("total_capacity", Integer.class)));
    }
}
