package nl.balie.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.balie.audit.AuditLog;
import nl.balie.audit.AuditResult;
import nl.balie.database.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * With what somebody proves by telephone who he is: a number of his own within the organisation and six more digits, of which
 * only a hash is kept. Failures in a row lock his code, and nothing else of his: for a while at first, and twice as long each
 * further time, so that who goes on guessing for a year has had no more than a hundred guesses. Needs no tenancy.
 */
@Component
public class PhoneCodes {
    /** Of how many digits a code is. */
    public static final int LENGTH = 9;

    private static final int NAMES_HIM = 3;
    private static final String SIGN_IN = "sign-in-by-phone";
    /** Of a quarter of an hour, this is over a month. */
    private static final int MOST_DOUBLED = 12;

    private final JdbcClient database;
    private final Tenancy tenancy;
    private final PasswordEncoder passwords;
    private final SignedInUsers users;
    private final AuditLog audit;
    private final SignInSettings settings;
    private final Clock clock;

    private record Holder(
            UUID userId,
            String username,
            boolean active,
            String hash,
            int failures,
            int lockOuts,
            @Nullable Instant lockedUntil) {}

    PhoneCodes(
            JdbcClient database,
            Tenancy tenancy,
            PasswordEncoder passwords,
            SignedInUsers users,
            AuditLog audit,
            SignInSettings settings,
            ObjectProvider<Clock> clock) {
        this.database = database;
        this.tenancy = tenancy;
        this.passwords = passwords;
        this.users = users;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    /** Whether he has one. */
    public boolean has(SignedInUser user) {
        return tenancy.read(
                user.organisation(),
                () -> database.sql("select phone_code_hash is not null from app_user where id = ?")
                        .param(user.userId())
                        .query(Boolean.class)
                        .single());
    }

    /** Gives him a new one; the one before counts no more, and a lock-out is over. */
    public ShownOnce renew(SignedInUser user) {
        String secret = ShownOnce.digits(LENGTH - NAMES_HIM);
        int number = tenancy.in(user.organisation(), () -> {
            int free = database.sql("""
                            update app_user set phone_code_number = (
                                    select n from generate_series(100, 999) n
                                    where not exists (select from app_user o where o.phone_code_number = n)
                                    order by random() limit 1),
                                phone_code_hash = ?, phone_code_failures = 0, phone_code_lock_outs = 0,
                                phone_code_locked_until = null
                            where id = ? returning phone_code_number
                            """)
                    .params(passwords.encode(secret), user.userId())
                    .query(Integer.class)
                    .single();
            audit.record("user.phone-code", user.username(), Map.of());
            return free;
        });
        return new ShownOnce(
                user.username(), "%d %s %s".formatted(number, secret.substring(0, 3), secret.substring(3)));
    }

    /** Takes it away. */
    public void remove(SignedInUser user) {
        tenancy.in(user.organisation(), () -> {
            database.sql("update app_user set phone_code_number = null, phone_code_hash = null where id = ?")
                    .param(user.userId())
                    .update();
            audit.record("user.phone-code-removed", user.username(), Map.of());
        });
    }

    /**
     * Who has this code, when he may use it at this moment.
     *
     * @param organisation whose number was called
     * @param code as it was keyed in
     */
    public Optional<SignedInUser> signIn(String organisation, String code) {
        if (!code.matches("[1-9][0-9]{8}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(code.substring(0, NAMES_HIM));
        String secret = code.substring(NAMES_HIM);
        return tenancy.in(
                        organisation,
                        () -> holder(number).filter(holder -> judge(holder, passwords.matches(secret, holder.hash))))
                .flatMap(holder -> users.of(organisation, holder.userId));
    }

    /** Locks his row, so that guesses at the same moment are counted one after another. */
    private Optional<Holder> holder(int number) {
        return database.sql("""
                        select id, username, active, phone_code_hash, phone_code_failures, phone_code_lock_outs,
                            phone_code_locked_until
                        from app_user where phone_code_number = ? for update
                        """).param(number).query(PhoneCodes::holder).optional();
    }

    private boolean judge(Holder holder, boolean right) {
        Instant now = clock.instant();
        if (holder.lockedUntil != null && now.isBefore(holder.lockedUntil)) {
            return refuse(holder, "locked");
        }
        if (!holder.active) {
            return refuse(holder, "closed");
        }
        if (!right) {
            int failures = holder.failures + 1;
            boolean lock = failures >= settings.attempts();
            int lockOuts = holder.lockOuts + (lock ? 1 : 0);
            Duration lasts = settings.lockOut().multipliedBy(1L << Math.min(holder.lockOuts, MOST_DOUBLED));
            remember(holder, lock ? 0 : failures, lockOuts, lock ? now.plus(lasts) : null);
            return refuse(holder, lock ? "wrong-and-locked" : "wrong");
        }
        remember(holder, 0, 0, null);
        audit.recordBy(holder.username, SIGN_IN, holder.username, AuditResult.DONE, Map.of());
        return true;
    }

    private boolean refuse(Holder holder, String reason) {
        audit.recordBy(holder.username, SIGN_IN, holder.username, AuditResult.REFUSED, Map.of("reason", reason));
        return false;
    }

    private void remember(Holder holder, int failures, int lockOuts, @Nullable Instant lockedUntil) {
        database.sql("update app_user set phone_code_failures = ?, phone_code_lock_outs = ?,"
                        + " phone_code_locked_until = ? where id = ?")
                .params(failures, lockOuts, lockedUntil == null ? null : Timestamp.from(lockedUntil), holder.userId)
                .update();
    }

    private static Holder holder(ResultSet row, int number) throws SQLException {
        Timestamp locked = row.getTimestamp("phone_code_locked_until");
        return new Holder(
                row.getObject("id", UUID.class),
                row.getString("username"),
                row.getBoolean("active"),
                row.getString("phone_code_hash"),
                row.getInt("phone_code_failures"),
                row.getInt("phone_code_lock_outs"),
                locked == null ? null : locked.toInstant());
    }
}
