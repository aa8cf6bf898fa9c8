package nl.balie.people;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import nl.balie.audit.AuditLog;
import nl.balie.audit.AuditResult;
import nl.balie.database.DataDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/**
 * The second step of signing in: a code of an app (RFC 6238), or one of the recovery codes that are shown once. What app and
 * Balie share is encrypted (AES-256-GCM) with a key in the data directory, and shown only until the app has it. Within the
 * user's tenancy.
 */
@Component
public class SecondFactors {
    /** How many recovery codes somebody gets. */
    public static final int RECOVERY_CODES = 10;

    private static final Logger log = LoggerFactory.getLogger(SecondFactors.class);
    /** Long enough to install an app. */
    private static final Duration OFFERED = Duration.ofMinutes(30);

    private static final int NONCE_BYTES = 16;

    private final JdbcClient database;
    private final AuditLog audit;
    private final Clock clock;
    private final BytesEncryptor encryptor;

    /**
     * What an app is to get.
     *
     * @param secret to type
     * @param address to read from a picture
     */
    public record Offer(String secret, String address) {
        /** Without the secret, for whatever logs it. */
        @Override
        public String toString() {
            return "Offer";
        }
    }

    /**
     * That somebody has a second step.
     *
     * @param recoveryCodes how many are left
     */
    public record Active(Instant since, int recoveryCodes) {}

    SecondFactors(JdbcClient database, AuditLog audit, DataDirectory data, ObjectProvider<Clock> clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
        encryptor = new AesBytesEncryptor(
                new SecretKeySpec(data.key("second-factors.key"), "AES"),
                KeyGenerators.secureRandom(NONCE_BYTES),
                CipherAlgorithm.GCM);
    }

    /** Since when he has one; empty when he has none. */
    public Optional<Active> of(UUID userId) {
        return database.sql("""
                        select since, (select count(*) from recovery_code r where r.user_id = f.user_id) as codes
                        from second_factor f where user_id = ? and secret is not null
                        """)
                .param(userId)
                .query((row, _) -> new Active(row.getTimestamp("since").toInstant(), row.getInt("codes")))
                .optional();
    }

    /** Makes something new for his app; a second step that he has counts until the app has shown that it got this. */
    public void offer(UUID userId) {
        database.sql("""
                        insert into second_factor (user_id, organisation_id, offered, offered_at)
                        values (?, current_setting('balie.organisation'), ?, ?)
                        on conflict (user_id) do update set offered = excluded.offered, offered_at = excluded.offered_at
                        """)
                .params(userId, encryptor.encrypt(Totp.freshSecret()), Timestamp.from(clock.instant()))
                .update();
    }

    /** What his app is to get; empty when nothing was made for it, or too long ago. */
    public Optional<Offer> offered(SignedInUser user) {
        return secretOffered(user.userId())
                .map(secret -> new Offer(
                        Totp.text(secret).replaceAll("(.{4})(?=.)", "$1 "),
                        Totp.address("Balie " + user.organisationName(), user.username(), secret)));
    }

    /**
     * Makes what was offered the second step of the user, when this is a code of it.
     *
     * @return his recovery codes, to be shown once; empty when the code is wrong
     */
    public Optional<List<String>> accept(SignedInUser user, String code) {
        Optional<byte[]> secret = secretOffered(user.userId());
        OptionalLong step = secret.map(bytes -> Totp.step(bytes, plain(code), clock.instant()))
                .orElse(OptionalLong.empty());
        if (secret.isEmpty() || step.isEmpty()) {
            return Optional.empty();
        }
        database.sql("""
                        update second_factor
                        set secret = offered, since = ?, last_step = ?, offered = null, offered_at = null where user_id = ?
                        """)
                .params(Timestamp.from(clock.instant()), step.getAsLong(), user.userId())
                .update();
        audit.record("second-factor.on", user.username(), Map.of());
        return Optional.of(freshCodes(user.userId()));
    }

    /** Gives him other recovery codes, to be shown once; those of before count no more. */
    public List<String> renewCodes(SignedInUser user) {
        audit.record("second-factor.codes-renewed", user.username(), Map.of());
        return freshCodes(user.userId());
    }

    /** Takes it away from who does so himself. */
    public void switchOff(UUID userId, String username) {
        remove(userId, username, "second-factor.off");
    }

    /** Takes it away from somebody else, who lost it. */
    public void reset(UUID userId, String username) {
        remove(userId, username, "second-factor.reset");
    }

    private void remove(UUID userId, String username, String action) {
        database.sql("delete from recovery_code where user_id = ?")
                .param(userId)
                .update();
        if (database.sql("delete from second_factor where user_id = ?")
                        .param(userId)
                        .update()
                > 0) {
            audit.record(action, username, Map.of());
        }
    }

    /** Whether he signs in with a second step. */
    public boolean has(UUID userId) {
        return of(userId).isPresent();
    }

    /**
     * Whether this is a code of his app, or a recovery code, that he did not use before; it is used by that (RFC 6238, 5.2).
     *
     * @param typed with or without spaces and hyphens
     */
    public boolean take(UUID userId, String username, String typed) {
        String code = plain(typed);
        if (code.length() == Totp.DIGITS) {
            return takeCode(userId, code);
        }
        boolean recovered = database.sql("delete from recovery_code where user_id = ? and code_sha256 = ?")
                        .params(userId, ApiToken.hash(code))
                        .update()
                > 0;
        if (recovered) {
            audit.recordBy(username, "second-factor.recovered", username, AuditResult.DONE, Map.of());
        }
        return recovered;
    }

    /** Locks the row, so that of two who send one code at the same moment one is refused. */
    private boolean takeCode(UUID userId, String code) {
        record Held(Optional<byte[]> secret, long lastStep) {}
        Optional<Held> held = database.sql(
                        "select secret, last_step from second_factor where user_id = ? and secret is not null for update")
                .param(userId)
                .query((row, _) -> new Held(decrypted(row.getBytes("secret")), row.getLong("last_step")))
                .optional();
        OptionalLong step = held.flatMap(Held::secret)
                .map(secret -> Totp.step(secret, code, clock.instant()))
                .orElse(OptionalLong.empty());
        if (held.isEmpty() || step.isEmpty() || step.getAsLong() <= held.get().lastStep()) {
            return false;
        }
        database.sql("update second_factor set last_step = ? where user_id = ?")
                .params(step.getAsLong(), userId)
                .update();
        return true;
    }

    private Optional<byte[]> secretOffered(UUID userId) {
        return database.sql("select offered from second_factor where user_id = ? and offered_at > ?")
                .params(userId, Timestamp.from(clock.instant().minus(OFFERED)))
                .query((row, _) -> row.getBytes("offered"))
                .optional()
                .flatMap(this::decrypted);
    }

    /** Empty when it cannot be read: the key is another one, so only recovery codes work. */
    private Optional<byte[]> decrypted(byte[] secret) {
        try {
            return Optional.of(encryptor.decrypt(secret));
        } catch (IllegalStateException otherKey) {
            log.error(
                    "A second factor cannot be decrypted: secrets/second-factors.key is not the one it was made with");
            return Optional.empty();
        }
    }

    private List<String> freshCodes(UUID userId) {
        List<String> codes = Stream.generate(ShownOnce::recoveryCode)
                .distinct()
                .limit(RECOVERY_CODES)
                .toList();
        database.sql("delete from recovery_code where user_id = ?")
                .param(userId)
                .update();
        codes.forEach(code ->
                database.sql("""
                        insert into recovery_code (organisation_id, user_id, code_sha256)
                        values (current_setting('balie.organisation'), ?, ?)
                        """).params(userId, ApiToken.hash(plain(code))).update());
        return codes;
    }

    private static String plain(String typed) {
        return typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    }
}
