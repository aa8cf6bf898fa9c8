package nl.balie.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import nl.balie.audit.AuditLog;
import nl.balie.audit.AuditResult;
import nl.balie.database.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the users' SIP phones prove themselves with, and what came of it. Needs no tenancy: a phone names its user before
 * anything is known.
 */
@Component
public class PhoneAccounts {
    /** The realm of the digest; a secret is worth nothing under another. */
    public static final String REALM = "balie";

    private static final String SIGN_IN = "device.sign-in";
    /** A phone that registers again and again is seen no more precisely than this. */
    private static final Duration PRECISION = Duration.ofMinutes(1);

    private final JdbcClient database;
    private final Tenancy tenancy;
    private final AuditLog audit;
    private final Clock clock;

    PhoneAccounts(JdbcClient database, Tenancy tenancy, AuditLog audit, ObjectProvider<Clock> clock) {
        this.database = database;
        this.tenancy = tenancy;
        this.audit = audit;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    /**
     * What proves that a phone knows its secret.
     *
     * @param algorithm as Java and RFC 8760 name it, SHA-256 or MD5
     * @param ha1 H(A1) in hexadecimal
     */
    public record Secret(UUID device, String organisation, UUID userId, String username, String algorithm, String ha1) {
        @Override
        public String toString() {
            return "Secret[" + username + ", " + device + "]";
        }
    }

    private record Seen(String name, @Nullable String before, String address) {}

    /** The secrets of the phones of an active user whose role goes with one; empty for others. */
    public List<Secret> secrets(String username) {
        return database.sql("select organisation_id, user_id, device_id, algorithm, ha1 from phone_secrets(?)")
                .param(username)
                .query((row, number) -> new Secret(
                        row.getObject("device_id", UUID.class),
                        row.getString("organisation_id"),
                        row.getObject("user_id", UUID.class),
                        username,
                        row.getString("algorithm"),
                        row.getString("ha1")))
                .list();
    }

    /** Remembers when and where a phone was last; the log tells when it is there for the first time or from elsewhere. */
    public void seen(String username, UUID device, String address) {
        secrets(username).stream()
                .filter(secret -> secret.device().equals(device))
                .findFirst()
                .ifPresent(secret -> tenancy.in(secret.organisation(), () -> seen(secret, address)));
    }

    private void seen(Secret secret, String address) {
        Instant now = clock.instant();
        database.sql("""
                        update phone_device set last_seen_at = ?, last_seen_from = ?
                        where id = ? and (last_seen_at is null or last_seen_at < ? or last_seen_from is distinct from ?)
                        returning name, old.last_seen_from as before
                        """)
                .params(
                        java.sql.Timestamp.from(now),
                        address,
                        secret.device(),
                        java.sql.Timestamp.from(now.minus(PRECISION)),
                        address)
                .query((row, number) -> new Seen(row.getString("name"), row.getString("before"), address))
                .optional()
                .filter(seen -> !address.equals(seen.before()))
                .ifPresent(seen -> audit.recordBy(
                        secret.username(),
                        SIGN_IN,
                        secret.username(),
                        AuditResult.DONE,
                        Map.of("device", seen.name(), "fromAddress", address)));
    }

    /**
     * Writes in the log that somebody could not prove that he is this user's phone; nothing when there is no such user.
     *
     * @param slowedDown whether strangers have to wait from now on
     */
    public void refused(String username, String address, boolean slowedDown) {
        database
                .sql("select organisation_of_user(?)")
                .param(username)
                .query((row, number) -> row.getString(1))
                .list()
                .stream()
                .filter(organisation -> organisation != null)
                .forEach(organisation -> tenancy.in(
                        organisation,
                        () -> audit.recordBy(
                                username,
                                SIGN_IN,
                                username,
                                AuditResult.REFUSED,
                                Map.of(
                                        "fromAddress",
                                        address,
                                        "reason",
                                        slowedDown ? "phone-slowed-down" : "phone-wrong"))));
    }

    /**
     * H(A1) = H(username ":" realm ":" secret), RFC 7616 §3.4.2, in lower-case hexadecimal.
     *
     * @param algorithm as Java names it, MD5 or SHA-256
     */
    public static String ha1(String algorithm, String username, String secret) {
        var a1 = String.format(Locale.ROOT, "%s:%s:%s", username, REALM, secret);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(a1.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
