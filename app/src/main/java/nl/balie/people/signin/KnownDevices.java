package nl.balie.people.signin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.balie.database.DataDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Tells the browsers that somebody signed in with before, by a cookie, so that those who guess at his password elsewhere
 * cannot keep him out (OWASP, "Slow Down Online Guessing Attacks with Device Cookies"). The cookie proves nothing else: with
 * it the password is as necessary as without.
 *
 * <p>It is a random name for the browser, and for each user a MAC of both (HMAC-SHA256, RFC 2104) with a key in the data
 * directory. Colleagues share computers, so it keeps those of the last few.
 */
@Component
class KnownDevices {
    private static final String COOKIE = "balie-apparaat";

    private static final int MOST_USERS = 10;
    private static final int NAME_BYTES = 16;
    private static final Duration KEPT = Duration.ofDays(365);
    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9_-]{22}(\\.[A-Za-z0-9_-]{43}){1," + MOST_USERS + "}");
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    KnownDevices(DataDirectory data) {
        key = new SecretKeySpec(data.key("devices.key"), "HmacSHA256");
    }

    /** What the cookie is called; over TLS it is this host's alone (RFC 6265bis, 4.1.3.2). */
    static String cookie(boolean secure) {
        return secure ? "__Host-" + COOKIE : COOKIE;
    }

    /** The name of the browser, when this user signed in with it before. */
    Optional<String> of(@Nullable String cookie, String username) {
        if (cookie == null || !FORM.matcher(cookie).matches()) {
            return Optional.empty();
        }
        String[] parts = cookie.split("\\.");
        byte[] expected = mac(parts[0], username).getBytes(StandardCharsets.US_ASCII);
        return Arrays.stream(parts)
                        .skip(1)
                        .anyMatch(part -> MessageDigest.isEqual(expected, part.getBytes(StandardCharsets.US_ASCII)))
                ? Optional.of(parts[0])
                : Optional.empty();
    }

    /** The cookie by which this browser is known as one that this user signed in with. */
    ResponseCookie remembering(@Nullable String cookie, String username, boolean secure) {
        SequencedSet<String> users = new LinkedHashSet<>();
        String name = name();
        if (cookie != null && FORM.matcher(cookie).matches()) {
            String[] parts = cookie.split("\\.");
            name = parts[0];
            users.addAll(Arrays.asList(parts).subList(1, parts.length));
        }
        users.addFirst(mac(name, username));
        String value = name + "." + users.stream().limit(MOST_USERS).collect(Collectors.joining("."));
        return ResponseCookie.from(cookie(secure), value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Strict")
                .maxAge(KEPT)
                .build();
    }

    private String name() {
        byte[] name = new byte[NAME_BYTES];
        random.nextBytes(name);
        return TEXT.encodeToString(name);
    }

    private String mac(String name, String username) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return TEXT.encodeToString(mac.doFinal((name + "." + username).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
