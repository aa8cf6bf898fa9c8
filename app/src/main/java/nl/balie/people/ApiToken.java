package nl.balie.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token with which a program uses the REST interface as this organisation; the token itself is kept nowhere.
 *
 * @param name of the program
 * @param createdBy user name of who made it
 * @param lastUsedAt up to an hour too early, or null: never used
 */
public record ApiToken(
        UUID id,
        String name,
        Instant createdAt,
        String createdBy,
        @Nullable Instant lastUsedAt) {

    /** What is kept of a token: SHA-256 in lower-case hexadecimal. */
    public static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
