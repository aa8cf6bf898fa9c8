package nl.balie.people;

import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/**
 * A place where somebody is signed in, as he sees it in his own list.
 *
 * @param id never shown: who has it has the session
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
    /** Browsers need some 150 characters. */
    private static final int LONGEST = 300;

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
