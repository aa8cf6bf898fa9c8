package nl.balie.telephony.sip;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.AuthorizationHeader;
import javax.sip.message.Request;
import nl.balie.telephony.TelephonyPort.DigestSecret;
import org.jspecify.annotations.Nullable;

/**
 * Digest authentication (RFC 7616) with SHA-256 before MD5 (RFC 8760 section 2.4). A nonce says itself when it was made
 * and carries our seal for the address that was asked, so that nothing is kept for those who only ask; counts are kept only
 * for nonces that were used rightly, so that a request that was overheard cannot be sent again.
 */
final class Digest {
    private static final List<String> ALGORITHMS = List.of("SHA-256", "MD5");
    private static final Duration NONCE_LIFE = Duration.ofMinutes(5);
    /** The moment, and something that nobody can guess. */
    private static final int CONTENT = 16;

    private static final Pattern SIP_URI =
            Pattern.compile("(?i)sips?:(?:([^@:]+)(?::[^@]*)?@)?(\\[[^\\]]*]|[^:;?@]+).*");

    enum Verdict {
        RIGHT,
        WRONG,
        /** For another resource than the request is about (RFC 7616 section 3.4.6). */
        ELSEWHERE,
        /** Right, with a nonce that was used so already: a new one is enough. */
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
     *
     * @param source the address that is asked: only from there the nonce is worth something
     */
    List<String> challenges(List<DigestSecret> secrets, String source, boolean stale) {
        String nonce = nonce(clock.instant(), source);
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

    /**
     * Whether credentials answer a question that we put to this address not long ago. Those that do not say nothing about who
     * is there: he may have forged the address, and cannot have read what we sent to it.
     */
    boolean asked(AuthorizationHeader given, String source) {
        String nonce = given.getNonce();
        return nonce != null && isOurs(nonce, source) && isYoung(nonce);
    }

    /** What credentials are worth that were {@link #asked} for. */
    Verdict verdict(AuthorizationHeader given, Request request, DigestSecret secret) {
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
        String a2 = hash(algorithm, request.getMethod() + ":" + unquoted(uri));
        String expected = hash(algorithm, String.join(":", secret.ha1(), nonce, count, client, "auth", a2));
        if (!MessageDigest.isEqual(bytes(expected), bytes(response.toLowerCase(Locale.ROOT)))) {
            return Verdict.WRONG;
        }
        if (!same(unquoted(uri), request.getRequestURI())) {
            return Verdict.ELSEWHERE;
        }
        return first(nonce, count) ? Verdict.RIGHT : Verdict.STALE;
    }

    /** By user and host: proxies on the way change parameters and write ports that go without saying (RFC 3261 section 22.4). */
    private static boolean same(String given, URI asked) {
        Matcher parts = SIP_URI.matcher(given);
        return asked instanceof SipURI uri
                ? parts.matches()
                        && Objects.equals(parts.group(1), uri.getUser())
                        && parts.group(2).equalsIgnoreCase(uri.getHost())
                : given.equals(asked.toString());
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
        counts.keySet().removeIf(nonce -> !isYoung(nonce));
    }

    private String nonce(Instant at, String source) {
        byte[] salt = new byte[8];
        random.nextBytes(salt);
        return sealed(
                ByteBuffer.allocate(CONTENT)
                        .putLong(at.toEpochMilli())
                        .put(salt)
                        .array(),
                source);
    }

    private String sealed(byte[] content, String source) {
        byte[] seal = seal(content, source);
        byte[] all = ByteBuffer.allocate(2 * CONTENT)
                .put(content)
                .put(seal, 0, CONTENT)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** Whether we gave this nonce to this address. */
    private boolean isOurs(String nonce, String source) {
        byte[] all = decoded(nonce);
        return all != null
                && all.length == 2 * CONTENT
                && MessageDigest.isEqual(bytes(sealed(Arrays.copyOf(all, CONTENT), source)), bytes(nonce));
    }

    /** Of one of ours. */
    private boolean isYoung(String nonce) {
        byte[] all = decoded(nonce);
        return all != null
                && all.length == 2 * CONTENT
                && clock.instant()
                        .isBefore(Instant.ofEpochMilli(ByteBuffer.wrap(all).getLong())
                                .plus(NONCE_LIFE));
    }

    private static byte @Nullable [] decoded(String nonce) {
        try {
            return Base64.getUrlDecoder().decode(nonce);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    private byte[] seal(byte[] content, String source) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(content);
            return mac.doFinal(bytes(source));
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
