package nl.balie.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * An entry of the audit log with its place in the organisation's chain.
 *
 * @param number of the link, from 1
 * @param details JSON as the database writes it
 * @param hash of the chain up to and with this entry, 32 bytes
 */
record AuditLink(
        long number,
        long id,
        Instant at,
        String actor,
        String origin,
        String action,
        String object,
        String result,
        String details,
        byte[] hash) {
    /** What the chain begins with. */
    static final byte[] BEGINNING = new byte[32];

    /** The same entry as the link after these bytes. */
    AuditLink after(byte[] before) {
        return new AuditLink(number, id, at, actor, origin, action, object, result, details, hashAfter(before));
    }

    /** The hash that it has to have. */
    byte[] hashAfter(byte[] before) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(before);
            // with their lengths, so that nothing moves from one field to the next unseen
            for (String field : List.of(
                    Long.toString(number),
                    Long.toString(id),
                    at.toString(),
                    actor,
                    origin,
                    action,
                    object,
                    result,
                    details)) {
                byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    /** Whether it still is what it was when it was added. */
    boolean fits(byte[] before) {
        return MessageDigest.isEqual(hash, hashAfter(before));
    }

    String hex() {
        return HexFormat.of().formatHex(hash);
    }
}
