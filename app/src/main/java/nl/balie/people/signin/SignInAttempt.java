package nl.balie.people.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serial;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What comes with an attempt to sign in, besides a user name and a password.
 *
 * @param halfway whose password was right before, in this session; null when nobody's was
 * @param code of the second step; null when it is the first
 */
public record SignInAttempt(
        SignInOrigin origin,
        @Nullable Halfway halfway,
        @Nullable String code) implements Serializable {
    static final String CODE = "code";

    /** Of an attempt that no request made. */
    static final SignInAttempt NOWHERE = new SignInAttempt(new SignInOrigin("", null), null, null);

    private static final String ATTRIBUTE = Halfway.class.getName();

    @Serial
    private static final long serialVersionUID = 1;

    /** Somebody whose password was right and whose code is waited for: he is not signed in. */
    record Halfway(String organisation, UUID userId, String username, Instant at) implements Serializable {
        @Serial
        private static final long serialVersionUID = 1;
    }

    static SignInAttempt of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return new SignInAttempt(
                SignInOrigin.of(request), session == null ? null : halfway(session), request.getParameter(CODE));
    }

    /** Whether a code is waited for in this session. */
    public static boolean isHalfway(@Nullable HttpSession session) {
        return session != null && halfway(session) != null;
    }

    /** Keeps whose code is waited for, or that nobody's is. */
    static void keep(HttpSession session, @Nullable Halfway halfway) {
        session.setAttribute(ATTRIBUTE, halfway);
    }

    private static @Nullable Halfway halfway(HttpSession session) {
        return session.getAttribute(ATTRIBUTE) instanceof Halfway halfway ? halfway : null;
    }
}
