package nl.balie.people.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import nl.balie.database.Lane;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/**
 * Sessions in the database, on connections of their own. That one is in use is written at most once a minute, so that most
 * requests write nothing; one of who is not signed in is kept shortly.
 *
 * @param <S> as they are stored
 */
final class StoredSessions<S extends Session> implements FindByIndexNameSessionRepository<StoredSessions.Kept<S>> {
    /** How exactly it is known when a session was last used. */
    static final Duration PRECISION = Duration.ofMinutes(1);
    /** Long enough to find a password; anybody can begin thousands of these. */
    private static final Duration UNKNOWN = Duration.ofMinutes(30);

    private final FindByIndexNameSessionRepository<S> stored;
    private final Duration idle;

    /** @param idle after which an unused session of who is signed in ends */
    StoredSessions(FindByIndexNameSessionRepository<S> stored, Duration idle) {
        this.stored = stored;
        this.idle = idle;
    }

    static StoredSessions<?> of(FindByIndexNameSessionRepository<? extends Session> stored, Duration idle) {
        return capture(stored, idle);
    }

    private static <S extends Session> StoredSessions<S> capture(
            FindByIndexNameSessionRepository<S> stored, Duration idle) {
        return new StoredSessions<>(stored, idle);
    }

    /** Who only tries to sign in waits for others like him. */
    private static Lane lane() {
        return Lane.current() == Lane.SIGN_IN ? Lane.SIGN_IN : Lane.SESSIONS;
    }

    @Override
    public Kept<S> createSession() {
        Kept<S> fresh = new Kept<>(stored.createSession());
        fresh.setMaxInactiveInterval(UNKNOWN);
        return fresh;
    }

    @Override
    public void save(Kept<S> session) {
        boolean known = session.getAttribute(PRINCIPAL_NAME_INDEX_NAME) != null;
        if (known && !session.getMaxInactiveInterval().equals(idle)) {
            session.setMaxInactiveInterval(idle);
        }
        (known ? lane() : Lane.SIGN_IN).run(() -> stored.save(session.session));
    }

    @Override
    public @Nullable Kept<S> findById(String id) {
        S found = lane().call(() -> stored.findById(id));
        return found == null ? null : new Kept<>(found);
    }

    @Override
    public void deleteById(String id) {
        lane().run(() -> stored.deleteById(id));
    }

    @Override
    public Map<String, Kept<S>> findByIndexNameAndIndexValue(String index, String value) {
        Map<String, Kept<S>> found = new HashMap<>();
        lane().call(() -> stored.findByIndexNameAndIndexValue(index, value))
                .forEach((id, session) -> found.put(id, new Kept<>(session)));
        return found;
    }

    /** A session as it is stored. */
    static final class Kept<S extends Session> implements Session {
        private final S session;

        private Kept(S session) {
            this.session = session;
        }

        @Override
        public String getId() {
            return session.getId();
        }

        @Override
        public String changeSessionId() {
            return session.changeSessionId();
        }

        @Override
        public <T> @Nullable T getAttribute(String name) {
            return session.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return session.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, @Nullable Object value) {
            session.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            session.removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return session.getCreationTime();
        }

        @Override
        public void setLastAccessedTime(Instant time) {
            if (session.getLastAccessedTime().plus(PRECISION).isBefore(time)) {
                session.setLastAccessedTime(time);
            }
        }

        @Override
        public Instant getLastAccessedTime() {
            return session.getLastAccessedTime();
        }

        @Override
        public void setMaxInactiveInterval(@Nullable Duration interval) {
            session.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return session.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return session.isExpired();
        }
    }
}
