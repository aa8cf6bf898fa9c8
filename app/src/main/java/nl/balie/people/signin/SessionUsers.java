package nl.balie.people.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import nl.balie.database.Lane;
import nl.balie.people.OwnSession;
import nl.balie.people.SignInSettings;
import nl.balie.people.SignedInUser;
import nl.balie.people.SignedInUsers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Keeps in the session who somebody is, and nothing of what he may: that is read from the database for each request, so that
 * an account that was switched off and roles that were taken away count at once, whatever was stored before.
 */
final class SessionUsers implements SecurityContextRepository {
    private static final String ENDED = SessionUsers.class.getName() + ".ended";

    private final SignedInUsers users;
    private final SignInSettings settings;
    private final Clock clock;

    SessionUsers(SignedInUsers users, SignInSettings settings, Clock clock) {
        this.users = users;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether the browser came with a session that is no more. */
    static boolean ended(HttpServletRequest request) {
        return request.getAttribute(ENDED) != null
                || (request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid());
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(() -> read(request));
    }

    @Override
    @SuppressWarnings("deprecation") // the interface has it still
    public SecurityContext loadContext(org.springframework.security.web.context.HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        Authentication known = context.getAuthentication();
        if (known != null && known.getPrincipal() instanceof SignedInUser user) {
            OwnSession.begin(
                    request.getSession(),
                    user,
                    clock.instant(),
                    request.getRemoteAddr(),
                    request.getHeader(HttpHeaders.USER_AGENT));
        } else if (request.getSession(false) instanceof HttpSession session) {
            OwnSession.end(session);
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return request.getSession(false) instanceof HttpSession session && OwnSession.principal(session) != null;
    }

    /** Null when nobody is signed in. */
    private @Nullable SecurityContext read(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        String principal = session == null ? null : OwnSession.principal(session);
        // what this request itself made is in the request
        if (session == null || principal == null || !session.getId().equals(request.getRequestedSessionId())) {
            return null;
        }
        Instant longest = OwnSession.signedInAt(session).plus(settings.sessionLongest());
        SignedInUser user = clock.instant().isBefore(longest)
                ? Lane.SESSIONS.call(() -> users.ofPrincipal(principal)).orElse(null)
                : null;
        if (user == null) {
            request.setAttribute(ENDED, true);
            session.invalidate();
            return null;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
        return context;
    }

    /** Read when it is first needed: not every page needs to know. */
    private static final class Deferred implements DeferredSecurityContext {
        private final Supplier<@Nullable SecurityContext> source;
        private @Nullable SecurityContext context;
        private boolean generated;

        Deferred(Supplier<@Nullable SecurityContext> source) {
            this.source = source;
        }

        @Override
        public SecurityContext get() {
            SecurityContext known = context;
            if (known == null) {
                known = source.get();
                generated = known == null;
                if (known == null) {
                    known = SecurityContextHolder.createEmptyContext();
                }
                context = known;
            }
            return known;
        }

        @Override
        public boolean isGenerated() {
            get();
            return generated;
        }
    }
}
