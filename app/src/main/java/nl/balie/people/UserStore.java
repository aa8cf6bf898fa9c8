package nl.balie.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.balie.database.ListPage;
import nl.balie.database.ListQuery;
import nl.balie.database.Listed;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Users, roles and rights in the database, and the skills of users, within {@code Tenancy.in(organisation, …)}. */
@Component
public class UserStore {
    private static final String SELECT = """
            select u.id, u.organisation_id, u.username, u.display_name, u.active, u.locked_until, u.must_choose_password,
                u.wrap_up_seconds, u.call_capacity, u.task_capacity, u.total_capacity,
                exists (select from second_factor f where f.user_id = u.id and f.secret is not null) as second_factor,
                array(select role from user_role r where r.user_id = u.id) as roles,
                array(select area || ':' || level from administration_right a where a.user_id = u.id) as rights
            from app_user u
            """;

    private static final Listed LISTED =
            new Listed(SELECT, "display_name, username", "", "display_name collate \"nl-x-icu\", username");

    private final JdbcClient database;
    private final PasswordEncoder passwords;
    private final AgentWork work;
    private final PhoneDevices phones;
    private final ApplicationEventPublisher events;

    UserStore(
            JdbcClient database,
            PasswordEncoder passwords,
            AgentWork work,
            PhoneDevices phones,
            ApplicationEventPublisher events) {
        this.database = database;
        this.passwords = passwords;
        this.work = work;
        this.phones = phones;
        this.events = events;
    }

    /** Everybody, by name. */
    public List<UserRecord> all() {
        return users(database.sql(SELECT + " order by u.display_name collate \"nl-x-icu\", u.username"));
    }

    /** A page of them, by name, looked up by name and user name. */
    public ListPage<UserRecord> list(ListQuery asked) {
        return LISTED.page(database, asked, Map.of(), this::users);
    }

    private List<UserRecord> users(JdbcClient.StatementSpec found) {
        return withSkills(found.query(UserStore::user).list());
    }

    /** The user, when he is of this organisation. */
    public Optional<UserRecord> find(UUID id) {
        return withSkills(database.sql(SELECT + " where u.id = ?")
                        .param(id)
                        .query(UserStore::user)
                        .list())
                .stream()
                .findFirst();
    }

    private List<UserRecord> withSkills(List<UserRecord> users) {
        Map<UUID, Set<UUID>> skills =
                work.skillGroupsOf(users.stream().map(user -> user.user().id()).toList());
        return users.stream()
                .map(user -> user.with(skills.getOrDefault(user.user().id(), Set.of())))
                .toList();
    }

    /** Whether the name is in use, in whatever organisation. */
    public boolean isTaken(String username) {
        return database.sql("select exists (select 1 from sign_in_account(?))")
                .param(username)
                .query(Boolean.class)
                .single();
    }

    /** Adds a user without password, roles, skills or rights. */
    public UUID add(String username, String displayName, @Nullable Duration wrapUp) {
        return database.sql("""
                        insert into app_user (organisation_id, username, display_name, wrap_up_seconds)
                        values (current_setting('balie.organisation'), ?, ?, ?) returning id
                        """)
                .params(username, displayName, wrapUp == null ? null : (int) wrapUp.toSeconds())
                .query(UUID.class)
                .single();
    }

    /** Changes what stands in the user's own row. */
    public void change(UUID id, String displayName, boolean active, @Nullable Duration wrapUp) {
        database.sql("update app_user set display_name = ?, active = ?, wrap_up_seconds = ? where id = ?")
                .params(displayName, active, wrapUp == null ? null : (int) wrapUp.toSeconds(), id)
                .update();
    }

    /** Sets how many contacts he has at once. */
    public void setCapacity(UUID id, OwnCapacity capacity) {
        database.sql("update app_user set call_capacity = ?, task_capacity = ?, total_capacity = ? where id = ?")
                .params(capacity.calls(), capacity.tasks(), capacity.total(), id)
                .update();
    }

    /**
     * Sets the password for the pages, and ends a lock-out. A phone that still opens with the one before does so no more.
     *
     * @param toReplace whether somebody else knows it, so that the user must choose his own when he signs in
     */
    public void setPassword(UUID id, String username, String password, boolean toReplace) {
        database.sql("""
                        update app_user set password_hash = ?, must_choose_password = ?, failed_attempts = 0,
                            locked_until = null
                        where id = ?
                        """).params(passwords.encode(password), toReplace, id).update();
        phones.removeInherited(id, username);
        events.publishEvent(new SignInEased(username));
    }

    /** Ends a lock-out. */
    public void unlock(UUID id) {
        database.sql("update app_user set failed_attempts = 0, locked_until = null where id = ? returning username")
                .param(id)
                .query(String.class)
                .optional()
                .ifPresent(username -> events.publishEvent(new SignInEased(username)));
    }

    /** Replaces the user's roles. */
    public void setRoles(UUID id, Collection<Role> roles) {
        String values = roles.stream().map(Role::name).collect(Collectors.joining(",", "{", "}"));
        database.sql("delete from user_role where user_id = ? and not role = any(cast(? as text[]))")
                .params(id, values)
                .update();
        database.sql("insert into user_role (organisation_id, user_id, role)"
                        + " select current_setting('balie.organisation'), ?, unnest(cast(? as text[]))"
                        + " on conflict do nothing")
                .params(id, values)
                .update();
    }

    /** Replaces the user's rights as an administrator. */
    public void setRights(UUID id, Map<Area, Level> rights) {
        database.sql("delete from administration_right where user_id = ?")
                .param(id)
                .update();
        rights.forEach((area, level) ->
                database.sql("""
                        insert into administration_right (organisation_id, user_id, area, level)
                        values (current_setting('balie.organisation'), ?, ?, ?)
                        """).params(id, area.name(), level.name()).update());
    }

    /** Removes the user with his roles, rights and skills. */
    public void remove(UUID id) {
        database.sql("delete from app_user where id = ?").param(id).update();
    }

    private static UserRecord user(ResultSet row, int number) throws SQLException {
        var wrapUp = row.getObject("wrap_up_seconds", Integer.class);
        var locked = row.getTimestamp("locked_until");
        var rights = new EnumMap<Area, Level>(Area.class);
        for (var right : strings(row, "rights")) {
            var parts = right.split(":", 2);
            rights.put(Area.valueOf(parts[0]), Level.valueOf(parts[1]));
        }
        return new UserRecord(
                new User(
                        row.getObject("id", UUID.class),
                        row.getString("organisation_id"),
                        row.getString("username"),
                        row.getString("display_name"),
                        strings(row, "roles").stream().map(Role::valueOf).collect(Collectors.toSet()),
                        wrapUp == null ? null : Duration.ofSeconds(wrapUp)),
                row.getBoolean("active"),
                locked == null ? null : locked.toInstant(),
                row.getBoolean("must_choose_password"),
                row.getBoolean("second_factor"),
                new OwnCapacity(
                        row.getObject("call_capacity", Integer.class),
                        row.getObject("task_capacity", Integer.class),
                        row.getObject("total_capacity", Integer.class)),
                Set.of(),
                rights);
    }

    private static Set<String> strings(ResultSet row, String column) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray()).collect(Collectors.toSet());
    }
}
