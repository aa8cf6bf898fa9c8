package nl.balie.telephony.sip;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sip.header.AuthorizationHeader;
import nl.balie.telephony.TelephonyPort.DigestSecret;
import org.jspecify.annotations.Nullable;

/**
 * Digest authentication (RFC 7616) with SHA-256 before MD5 (RFC 8760 section 2.4). A nonce says itself when it was made
 * and carries our seal, so that nothing is kept for those who only ask; counts are kept only for nonces that were used
 * rightly, so that a request that was overheard cannot be sent again.
 */
final class Digest {
    private static final List<String> ALGORITHMS = List.of("SHA-256", "MD5");
    private static final Duration NONCE_LIFE = Duration.ofMinutes(5);

    enum Verdict {
        RIGHT,
        WRONG,
        /** Right, with a nonce that is too old or that was used so already: a new one is enough. */
        STALE
    }

    private final String realm;
    private final Clock clock;
    private final byte[] key = new byte[32];
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Long> counts = new ConcurrentHashMap<>();

    Digest(String realm, Clock clock) {
        this.realm = realm;
        this.clock = clock;
        random.nextBytes(key);
    }

    /**
     * The values of WWW-Authenticate, best first: what the user's phones know, and no MD5 unless one of them needs it. For
     * whom there is none, it looks as it does for most.
     */
    List<String> challenges(List<DigestSecret> secrets, boolean stale) {
        String nonce = nonce(clock.instant());
        List<String> known = ALGORITHMS.stream()
                .filter(algorithm -> secrets.stream().anyMatch(secret -> algorithm.equals(secret.algorithm())))
                .toList();
        return (known.isEmpty() ? List.of(ALGORITHMS.getFirst()) : known)
                .stream().map(algorithm -> challenge(nonce, algorithm, stale)).toList();
    }

    private String challenge(String nonce, String algorithm, boolean stale) {
        return "Digest realm=\"%s\", nonce=\"%s\", algorithm=%s, qop=\"auth\"%s"
                .formatted(realm, nonce, algorithm, stale ? ", stale=true" : "");
    }

    Verdict verdict(AuthorizationHeader given, String method, DigestSecret secret) {
        String algorithm =
                given.getAlgorithm() == null ? "MD5" : given.getAlgorithm().toUpperCase(Locale.ROOT);
        String count = given.getParameter("nc");
        String client = given.getCNonce();
        String nonce = given.getNonce();
        String uri = given.getParameter("uri") == null && given.getURI() != null
                ? given.getURI().toString()
                : given.getParameter("uri");
        String response = given.getResponse();
        boolean known = algorithm.equals(secret.algorithm());
        boolean whole = count != null && client != null && nonce != null && uri != null && response != null;
        if (!known || !whole || !realm.equals(given.getRealm()) || !"auth".equalsIgnoreCase(given.getQop())) {
            return Verdict.WRONG;
        }
        String a2 = hash(algorithm, method + ":" + unquoted(uri));
        String expected = hash(algorithm, String.join(":", secret.ha1(), nonce, count, client, "auth", a2));
        if (!MessageDigest.isEqual(bytes(expected), bytes(response.toLowerCase(Locale.ROOT)))) {
            return Verdict.WRONG;
        }
        return fresh(nonce) && first(nonce, count) ? Verdict.RIGHT : Verdict.STALE;
    }

    private static String unquoted(String uri) {
        return uri.startsWith("\"") && uri.endsWith("\"") && uri.length() > 1
                ? uri.substring(1, uri.length() - 1)
                : uri;
    }

    /** Whether this count is higher than the last one with this nonce. */
    private boolean first(String nonce, String count) {
        if (!count.matches("[0-9a-fA-F]{8}")) {
            return false;
        }
        long value = Long.parseLong(count, 16);
        boolean[] higher = {false};
        counts.compute(nonce, (same, last) -> {
            higher[0] = last == null || value > last;
            return higher[0] ? Long.valueOf(value) : last;
        });
        return higher[0];
    }

    /** Forgets nonces that would not be accepted any more. */
    void sweep() {
        counts.keySet().removeIf(nonce -> !fresh(nonce));
    }

    private String nonce(Instant at) {
        byte[] salt = new byte[8];
        random.nextBytes(salt);
        return sealed(
                ByteBuffer.allocate(16).putLong(at.toEpochMilli()).put(salt).array());
    }

    private String sealed(byte[] content) {
        byte[] seal = seal(content);
        byte[] all = ByteBuffer.allocate(32).put(content).put(seal, 0, 16).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    private boolean fresh(String nonce) {
        byte[] all = decoded(nonce);
        if (all == null || all.length != 32) {
            return false;
        }
        byte[] content = java.util.Arrays.copyOf(all, 16);
        Instant made = Instant.ofEpochMilli(ByteBuffer.wrap(content).getLong());
        return MessageDigest.isEqual(bytes(sealed(content)), bytes(nonce))
                && clock.instant().isBefore(made.plus(NONCE_LIFE));
    }

    private static byte @Nullable [] decoded(String nonce) {
        try {
            return Base64.getUrlDecoder().decode(nonce);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    private byte[] seal(byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Lower-case hex of the hash of a text. */
    static String hash(String algorithm, String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes(text)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
