package nl.balie.people.signin;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import nl.balie.audit.AuditLog;
import nl.balie.audit.AuditResult;
import nl.balie.database.Tenancy;
import nl.balie.people.SecondFactors;
import nl.balie.people.SignInSettings;
import nl.balie.people.SignedInUser;
import nl.balie.people.SignedInUsers;
import nl.balie.people.User;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Signs in with user name and password (requirement 2.2.21), and a code for who has a second step. How often an address or a device may try is for {@link
 * SignInLimits}; very many failures in a row, from wherever, lock the account for a while for devices that its user did not
 * sign in with before. Whether an account exists, is locked or is closed shows neither in the answer nor in its time.
 *
 * <p>Spring Security finds it as the only provider; naming it in a filter chain too would count each failure twice.
 */
@Component
public class PasswordSignIn implements AuthenticationProvider {
    private static final Logger log = LoggerFactory.getLogger(PasswordSignIn.class);
    private static final String SIGN_IN = "sign-in";
    /** In the audit log: somebody chose a password of his own, or was refused to. */
    public static final String OWN_PASSWORD = "user.own-credentials";

    private static final Pattern NAME = Pattern.compile(User.USERNAME);

    /** How long a code is waited for after the password. */
    private static final Duration HALFWAY = Duration.ofMinutes(5);

    private final JdbcClient database;
    private final Tenancy tenancy;
    private final PasswordEncoder passwords;
    private final SignedInUsers users;
    private final SecondFactors secondFactors;
    private final AuditLog audit;
    private final SignInSettings settings;
    private final SignInLimits limits;
    private final Clock clock;
    private final String nobodysHash;

    private record Account(
            String organisation, UUID userId, @Nullable String hash) {}

    /**
     * What somebody gives to show who he is.
     *
     * @param wrong what the audit log says when it is not right
     * @param last whether he is signed in by it; before, his failures still count
     */
    private record Proof(String action, String wrong, boolean last, BooleanSupplier right) {}

    private record Standing(
            boolean active, int failures, @Nullable Instant lockedUntil) {}

    PasswordSignIn(
            JdbcClient database,
            Tenancy tenancy,
            PasswordEncoder passwords,
            SignedInUsers users,
            SecondFactors secondFactors,
            AuditLog audit,
            SignInSettings settings,
            SignInLimits limits,
            ObjectProvider<Clock> clock) {
        this.database = database;
        this.tenancy = tenancy;
        this.passwords = passwords;
        this.users = users;
        this.secondFactors = secondFactors;
        this.audit = audit;
        this.settings = settings;
        this.limits = limits;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
        this.nobodysHash = passwords.encode(UUID.randomUUID().toString());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var started = System.nanoTime();
        var username = attempt.getName().strip().toLowerCase(Locale.ROOT);
        var password = Objects.toString(attempt.getCredentials(), "");
        var details = attempt.getDetails() instanceof SignInAttempt known ? known : SignInAttempt.NOWHERE;
        try {
            var user = details.code() == null
                    ? signIn(username, password, details.origin())
                    : secondStep(details.halfway(), details.code(), details.origin());
            if (user.isPresent()) {
                return UsernamePasswordAuthenticationToken.authenticated(
                        user.get(), null, user.get().getAuthorities());
            }
        } catch (SignInLimited tooMany) {
            // who does not wait by himself is made to, so that refusing him costs little
            waitUntil(started + settings.refusalTime().toNanos());
            throw tooMany;
        }
        waitUntil(started + settings.refusalTime().toNanos());
        throw new BadCredentialsException("Sign-in refused");
    }

    /**
     * Whether this is the password of who is signed in. Failures count as those at signing in do, so that it cannot be
     * guessed on a screen that was left open; after too many the right one is refused too.
     */
    public boolean confirms(SignedInUser user, String password, SignInOrigin origin) {
        try (var turn = limits.begin(user.username(), origin)) {
            var right = account(user.username())
                    .map(Account::hash)
                    .filter(hash -> passwords.matches(password, hash))
                    .isPresent();
            return tenancy.in(
                    user.organisation(),
                    () -> judge(
                            user.userId(), user.username(), new Proof(OWN_PASSWORD, "wrong", true, () -> right), turn));
        } catch (SignInLimited tooMany) {
            return tenancy.in(user.organisation(), () -> refuse(user.username(), OWN_PASSWORD, "limited"));
        }
    }

    /** User names that may not be tried now from some address or device. */
    public Set<String> heldUp() {
        return limits.heldUp();
    }

    private Optional<SignedInUser> signIn(String username, String password, SignInOrigin origin) {
        // names that cannot be are counted as one, so that none of any length is kept
        try (var turn = limits.begin(NAME.matcher(username).matches() ? username : "", origin)) {
            var account = account(username);
            // always one check, so that the work is the same
            var hash = account.map(Account::hash).orElse(nobodysHash);
            var right = passwords.matches(password, hash);
            if (account.isEmpty()) {
                turn.wrong();
                // what was typed is not logged: it may be a password in the wrong field
                log.info("Sign-in from {} with a user name that does not exist", origin.address());
                return Optional.empty();
            }
            var organisation = account.get().organisation();
            var userId = account.get().userId();
            var twoSteps = tenancy.read(organisation, () -> secondFactors.has(userId));
            var done =
                    judged(organisation, userId, username, new Proof(SIGN_IN, "wrong", !twoSteps, () -> right), turn);
            if (done) {
                keepAnew(organisation, userId, password, hash);
            }
            if (done && twoSteps) {
                throw new SecondFactorNeeded(
                        new SignInAttempt.Halfway(organisation, userId, username, clock.instant()));
            }
            return done ? users.of(organisation, userId) : Optional.empty();
        } catch (PasswordThreads.TooBusy busy) {
            throw SignInLimited.tooMany();
        }
    }

    /**
     * With a code of his app, or a recovery code. Failures count as those with a password do, and a right password in between
     * forgives none of them: who has it would otherwise have as many guesses at a code as he likes.
     */
    private Optional<SignedInUser> secondStep(
            SignInAttempt.@Nullable Halfway halfway, String code, SignInOrigin origin) {
        if (halfway == null || halfway.at().plus(HALFWAY).isBefore(clock.instant())) {
            throw new SecondFactorNeeded(null);
        }
        try (var turn = limits.begin(halfway.username(), origin)) {
            var proof = new Proof(
                    SIGN_IN, "wrong-code", true, () -> secondFactors.take(halfway.userId(), halfway.username(), code));
            return judged(halfway.organisation(), halfway.userId(), halfway.username(), proof, turn)
                    ? users.of(halfway.organisation(), halfway.userId())
                    : Optional.empty();
        }
    }

    private boolean judged(String organisation, UUID userId, String username, Proof proof, SignInLimits.Turn turn) {
        return tenancy.in(organisation, () -> {
            var allowed = judge(userId, username, proof, turn);
            if (allowed && proof.last()) {
                audit.recordBy(username, SIGN_IN, username, AuditResult.DONE, Map.of());
            }
            return allowed;
        });
    }

    private Optional<Account> account(String username) {
        if (!NAME.matcher(username).matches()) {
            return Optional.empty(); // nor does the database take every text
        }
        return database.sql("select organisation_id, user_id, password_hash from sign_in_account(?)")
                .param(username)
                .query((row, number) -> new Account(
                        row.getString("organisation_id"),
                        row.getObject("user_id", UUID.class),
                        row.getString("password_hash")))
                .optional();
    }

    /** Locks the user's row first, so that guesses at the same moment are counted one after another. */
    private boolean judge(UUID userId, String username, Proof proof, SignInLimits.Turn turn) {
        var action = proof.action();
        var standing = database.sql(
                        "select active, failed_attempts, locked_until from app_user where id = ? for update")
                .param(userId)
                .query((row, number) -> new Standing(
                        row.getBoolean("active"),
                        row.getInt("failed_attempts"),
                        instant(row.getTimestamp("locked_until"))))
                .single();
        var now = clock.instant();
        if (!turn.known() && standing.lockedUntil() != null && now.isBefore(standing.lockedUntil())) {
            turn.wrong();
            return refuse(username, action, "locked");
        }
        if (!standing.active()) {
            turn.wrong();
            return refuse(username, action, "closed");
        }
        if (!proof.right().getAsBoolean()) {
            turn.wrong();
            if (turn.known()) {
                return refuse(username, action, proof.wrong());
            }
            var failures = standing.failures() + 1;
            var lock = failures >= settings.accountAttempts();
            remember(userId, lock ? 0 : failures, lock ? now.plus(settings.lockOut()) : null);
            return refuse(username, action, lock ? proof.wrong() + "-and-locked" : proof.wrong());
        }
        if (proof.last()) {
            turn.right();
            remember(userId, 0, null);
        }
        return true;
    }

    private boolean refuse(String username, String action, String reason) {
        audit.recordBy(username, action, username, AuditResult.REFUSED, Map.of("reason", reason));
        return false;
    }

    /** In the way of today, when it was kept in an earlier one. */
    private void keepAnew(String organisation, UUID userId, String password, String hash) {
        if (passwords.upgradeEncoding(hash)) {
            String fresh = passwords.encode(password);
            tenancy.in(organisation, () -> {
                database.sql("update app_user set password_hash = ? where id = ? and password_hash = ?")
                        .params(fresh, userId, hash)
                        .update();
            });
        }
    }

    private void remember(UUID userId, int failures, @Nullable Instant lockedUntil) {
        database.sql("update app_user set failed_attempts = ?, locked_until = ? where id = ?")
                .params(failures, lockedUntil == null ? null : Timestamp.from(lockedUntil), userId)
                .update();
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static void waitUntil(long nanoTime) {
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
