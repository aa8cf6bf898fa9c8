package nl.balie.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.balie.audit.AuditLog;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The SIP phones of users, each with a secret of its own that Balie makes and keeps a hash of, within
 * {@code Tenancy.in(organisation, …)}. What is done stands in the audit log.
 */
@Component
public class PhoneDevices {
    /** More phones than anybody has; as many ring at once. */
    public static final int MOST = 8;

    private static final String SHA256 = "SHA-256";
    private static final String MD5 = "MD5";

    private final JdbcClient database;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PhoneDevices(JdbcClient database, AuditLog audit, ApplicationEventPublisher events, ObjectProvider<Clock> clock) {
        this.database = database;
        this.audit = audit;
        this.events = events;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    /** Every phone of the user, by name. */
    public List<PhoneDevice> of(UUID userId) {
        return database.sql("""
                        select id, name, algorithm, inherited, created_at, last_seen_at, last_seen_from from phone_device
                        where user_id = ? order by name collate "nl-x-icu", id
                        """).param(userId).query(PhoneDevices::device).list();
    }

    /**
     * Adds a phone with a new secret; empty, and nothing kept, when the user has one of this name.
     *
     * @param md5 whether it knows no SHA-256
     */
    public Optional<ShownOnce> add(User user, String name, boolean md5) {
        var secret = ShownOnce.password(name);
        if (!keep(user, name, secret.secret(), md5)) {
            return Optional.empty();
        }
        audit.record("device.added", user.username(), Map.of("device", name));
        return Optional.of(secret);
    }

    /** Adds a phone with this secret, for phones that everybody may know. */
    void addKnown(User user, String name, String secret) {
        keep(user, name, secret, true);
    }

    private boolean keep(User user, String name, String secret, boolean md5) {
        var algorithm = md5 ? MD5 : SHA256;
        return database.sql("""
                        insert into phone_device (organisation_id, user_id, name, algorithm, ha1, created_at)
                        values (current_setting('balie.organisation'), ?, ?, ?, ?, ?)
                        on conflict (organisation_id, user_id, name) do nothing
                        """)
                        .params(
                                user.id(),
                                name,
                                algorithm,
                                PhoneAccounts.ha1(algorithm, user.username(), secret),
                                Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /**
     * Gives a phone another secret; the one before opens nothing from now on. Empty when the user has no such phone.
     *
     * @param md5 whether it knows no SHA-256
     */
    public Optional<ShownOnce> renew(User user, UUID id, boolean md5) {
        var algorithm = md5 ? MD5 : SHA256;
        var secret = ShownOnce.password("");
        return database.sql("""
                        update phone_device set algorithm = ?, ha1 = ?, inherited = false, created_at = ?,
                            last_seen_at = null, last_seen_from = null
                        where id = ? and user_id = ? returning name
                        """)
                .params(
                        algorithm,
                        PhoneAccounts.ha1(algorithm, user.username(), secret.secret()),
                        Timestamp.from(clock.instant()),
                        id,
                        user.id())
                .query(String.class)
                .optional()
                .map(name -> {
                    changed("device.renewed", user.username(), name);
                    return new ShownOnce(name, secret.secret());
                });
    }

    /** Takes a phone away; its name, or empty when the user has no such phone. */
    public Optional<String> remove(User user, UUID id) {
        var name = database.sql("delete from phone_device where id = ? and user_id = ? returning name")
                .params(id, user.id())
                .query(String.class)
                .optional();
        name.ifPresent(gone -> changed("device.removed", user.username(), gone));
        return name;
    }

    /** Takes away what still opens with the password for pages, since that is another one now. */
    void removeInherited(UUID userId, String username) {
        database.sql("delete from phone_device where user_id = ? and inherited returning name")
                .param(userId)
                .query(String.class)
                .list()
                .forEach(name -> changed("device.removed", username, name));
    }

    private void changed(String action, String username, String name) {
        audit.record(action, username, Map.of("device", name));
        events.publishEvent(new PhonesChanged(username));
    }

    private static PhoneDevice device(ResultSet row, int number) throws SQLException {
        var seen = row.getTimestamp("last_seen_at");
        return new PhoneDevice(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("algorithm").equals(MD5),
                row.getBoolean("inherited"),
                row.getTimestamp("created_at").toInstant(),
                seen == null ? null : seen.toInstant(),
                row.getString("last_seen_from"));
    }
}
