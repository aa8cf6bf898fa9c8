package nl.balie.people;

import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/**
 * A place where somebody is signed in, as he sees it in his own list.
 *
 * @param id the hash by which the database knows it; nobody gets in with it
 * @param since when he signed in there
 * @param lastSeen when it was last used, within a minute
 * @param address where it signed in from
 * @param device how its browser called itself
 */
public record OwnSession(String id, Instant since, Instant lastSeen, String address, String device) {
    private static final String PRINCIPAL = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;
    private static final String SINCE = "since";
    private static final String ADDRESS = "address";
    private static final String DEVICE = "device";
    private static final Pattern STORED = Pattern.compile("[0-9a-f]{64}");
    /** Browsers need some 150 characters. */
    private static final int LONGEST = 300;

    /**
     * How the database knows the session of a browser: SHA-256, in hexadecimal; enough for 256 random bits.
     *
     * @param id what the browser has
     */
    public static String storedAs(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether it is what {@link #storedAs} makes; nothing that a browser has looks like it. */
    public static boolean isStored(String id) {
        return STORED.matcher(id).matches();
    }

    static OwnSession of(Session session) {
        return new OwnSession(
                session.getId(),
                since(session.getAttribute(SINCE)),
                session.getLastAccessedTime(),
                Objects.toString(session.getAttribute(ADDRESS), ""),
                Objects.toString(session.getAttribute(DEVICE), ""));
    }

    /** Makes it the session of who signed in just now; of whom it was already, it stays. */
    public static void begin(
            HttpSession session, SignedInUser user, Instant now, String address, @Nullable String device) {
        String principal = principal(user.organisation(), user.userId());
        if (principal.equals(principal(session))) {
            return;
        }
        String name = Objects.toString(device, "");
        session.setAttribute(PRINCIPAL, principal);
        session.setAttribute(SINCE, now);
        session.setAttribute(ADDRESS, address);
        session.setAttribute(DEVICE, name.substring(0, Math.min(LONGEST, name.length())));
    }

    /** Makes it nobody's. */
    public static void end(HttpSession session) {
        session.removeAttribute(PRINCIPAL);
    }

    /** Whose it is, for {@link SignedInUsers#ofPrincipal}; null when nobody signed in. */
    public static @Nullable String principal(HttpSession session) {
        return session.getAttribute(PRINCIPAL) instanceof String name ? name : null;
    }

    static String principal(String organisation, java.util.UUID userId) {
        return organisation + " " + userId;
    }

    /** When he signed in. */
    public static Instant signedInAt(HttpSession session) {
        return since(session.getAttribute(SINCE));
    }

    private static Instant since(@Nullable Object stored) {
        return stored instanceof Instant at ? at : Instant.EPOCH;
    }
}
