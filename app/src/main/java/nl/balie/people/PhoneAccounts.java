package nl.balie.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The digest secrets of the users' SIP phones. Needs no tenancy: a phone names itself before anything is known. */
@Component
public class PhoneAccounts {
    /** The realm of the digest; a secret is worth nothing under another. */
    public static final String REALM = "balie";

    private final JdbcClient database;

    PhoneAccounts(JdbcClient database) {
        this.database = database;
    }

    /**
     * What proves that a phone knows the password.
     *
     * @param md5 H(A1) in hexadecimal, for phones that know no better
     * @param sha256 H(A1) in hexadecimal
     */
    public record Secret(String organisation, UUID userId, String username, String md5, String sha256) {
        @Override
        public String toString() {
            return "Secret[" + username + "]";
        }
    }

    /** The secret of an active user with a phone. */
    public Optional<Secret> secret(String username) {
        return database.sql("""
                        select organisation_id, user_id, phone_ha1_md5, phone_ha1_sha256 from phone_account(?)
                        where phone_ha1_md5 is not null and phone_ha1_sha256 is not null
                        """)
                .param(username)
                .query((row, number) -> new Secret(
                        row.getString("organisation_id"),
                        row.getObject("user_id", UUID.class),
                        username,
                        row.getString("phone_ha1_md5"),
                        row.getString("phone_ha1_sha256")))
                .optional();
    }

    /**
     * H(A1) = H(username ":" realm ":" password), RFC 7616 §3.4.2, in lower-case hexadecimal.
     *
     * @param algorithm as Java names it, MD5 or SHA-256
     */
    public static String ha1(String algorithm, String username, String password) {
        var a1 = String.format(Locale.ROOT, "%s:%s:%s", username, REALM, password);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(a1.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
