package nl.balie.people;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes that change with time (RFC 6238), as every app for them makes: six digits, half a minute, HMAC-SHA-1. Other digits,
 * times and hashes are in the RFC, but many apps take no notice of them.
 */
final class Totp {
    static final int DIGITS = 6;

    private static final Duration STEP = Duration.ofSeconds(30);
    /** As long as the hash (RFC 4226, 4, R6). */
    private static final int SECRET_BYTES = 20;

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String HMAC = "HmacSHA1";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Totp() {}

    static byte[] freshSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    /**
     * The step of which this is the code: the one of now, or one before or after it, for a clock that is not right and a
     * user who types slowly (RFC 6238, 5.2 and 6). Empty when it is the code of none of them.
     */
    static OptionalLong step(byte[] secret, String code, Instant now) {
        byte[] given = code.getBytes(StandardCharsets.UTF_8);
        long current = now.getEpochSecond() / STEP.toSeconds();
        return LongStream.of(current, current - 1, current + 1)
                .filter(step ->
                        MessageDigest.isEqual(given, code(secret, step, DIGITS).getBytes(StandardCharsets.UTF_8)))
                .findFirst();
    }

    /** The code of a moment, as the user's app shows it. */
    static String code(byte[] secret, Instant now) {
        return code(secret, now.getEpochSecond() / STEP.toSeconds(), DIGITS);
    }

    /** RFC 4226, 5.3. */
    static String code(byte[] secret, long step, int digits) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            ByteBuffer hash = ByteBuffer.wrap(
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array()));
            int number = hash.getInt(hash.get(hash.limit() - 1) & 0xf) & 0x7fffffff;
            return String.format(Locale.ROOT, "%0" + digits + "d", number % (long) Math.pow(10, digits));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The secret as it is typed into an app (RFC 4648, 6); twenty bytes need no padding. */
    static String text(byte[] secret) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte each : secret) {
            held = held << 8 | (each & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt(held >> bits & 0x1f));
            }
            held &= 0x1f;
        }
        return text.toString();
    }

    /** What an app reads from a picture ("Key Uri Format" of Google Authenticator, which others follow). */
    static String address(String issuer, String account, byte[] secret) {
        String name = encoded(issuer.replace(":", ""));
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s&digits=%d&period=%d"
                .formatted(name, encoded(account), text(secret), name, DIGITS, STEP.toSeconds());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
