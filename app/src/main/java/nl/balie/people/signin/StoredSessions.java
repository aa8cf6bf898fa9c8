package nl.balie.people.signin;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import nl.balie.database.Lane;
import nl.balie.people.OwnSession;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionIdGenerator;

/**
 * Sessions in the database, on connections of their own. That one is in use is written at most once a minute, so that most
 * requests write nothing; one of who is not signed in is kept shortly. The database knows only the hash of what a browser
 * has, so that who reads it, or a copy, has nobody's session. One that is found by its user has that hash for an id.
 *
 * @param <S> as they are stored
 */
final class StoredSessions<S extends Session> implements FindByIndexNameSessionRepository<StoredSessions.Kept<S>> {
    /** How exactly it is known when a session was last used. */
    static final Duration PRECISION = Duration.ofMinutes(1);
    /** Long enough to find a password; anybody can begin thousands of these. */
    private static final Duration UNKNOWN = Duration.ofMinutes(30);

    private static final int ID_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ScopedValue<String> NAME = ScopedValue.newInstance();

    /** For the repository that stores: the hash of the id that is being given out. */
    static final SessionIdGenerator NAMES = NAME::get;

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

    private static String freshId() {
        byte[] id = new byte[ID_BYTES];
        RANDOM.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    /** Who only tries to sign in waits for others like him. */
    private static Lane lane() {
        return Lane.current() == Lane.SIGN_IN ? Lane.SIGN_IN : Lane.SESSIONS;
    }

    @Override
    public Kept<S> createSession() {
        String id = freshId();
        Kept<S> fresh =
                new Kept<>(ScopedValue.where(NAME, OwnSession.storedAs(id)).call(stored::createSession), id);
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
        S found = lane().call(() -> stored.findById(OwnSession.storedAs(id)));
        return found == null ? null : new Kept<>(found, id);
    }

    /** @param id what the browser has, or the hash of it */
    @Override
    public void deleteById(String id) {
        String name = OwnSession.isStored(id) ? id : OwnSession.storedAs(id);
        lane().run(() -> stored.deleteById(name));
    }

    @Override
    public Map<String, Kept<S>> findByIndexNameAndIndexValue(String index, String value) {
        Map<String, Kept<S>> found = new HashMap<>();
        lane().call(() -> stored.findByIndexNameAndIndexValue(index, value))
                .forEach((id, session) -> found.put(id, new Kept<>(session, id)));
        return found;
    }

    /** A session as it is stored. */
    static final class Kept<S extends Session> implements Session {
        private final S session;
        private String id;

        private Kept(S session, String id) {
            this.session = session;
            this.id = id;
        }

        @Override
        public String getId() {
            return id;
        }

        @Override
        public String changeSessionId() {
            String fresh = freshId();
            ScopedValue.where(NAME, OwnSession.storedAs(fresh)).call(session::changeSessionId);
            id = fresh;
            return id;
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
