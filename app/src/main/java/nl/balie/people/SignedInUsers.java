package nl.balie.people;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.balie.database.Tenancy;
import nl.balie.pages.HomeOrganisation;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.stereotype.Component;

/**
 * Makes the principal of somebody whose identity is proven, whatever proved it, and ends his sessions. Needs no
 * tenancy.
 */
@Component
public class SignedInUsers {
    private final UserStore store;
    private final HomeOrganisation home;
    private final Tenancy tenancy;
    private final SessionRegistry sessions;

    SignedInUsers(UserStore store, HomeOrganisation home, Tenancy tenancy, SessionRegistry sessions) {
        this.store = store;
        this.home = home;
        this.tenancy = tenancy;
        this.sessions = sessions;
    }

    /** The principal of an active user; empty for others. */
    public Optional<SignedInUser> of(String organisation, UUID userId) {
        return tenancy.read(
                organisation,
                () -> store.find(userId)
                        .filter(UserRecord::active)
                        .map(record -> new SignedInUser(
                                userId,
                                organisation,
                                home.name(),
                                record.user().username(),
                                record.user().displayName(),
                                record.user().roles(),
                                record.rights(),
                                record.mustChoosePassword())));
    }

    /** Has a user sign in again before his next page. */
    public void endSessions(UUID userId) {
        sessionsOf(userId).forEach(session -> session.expireNow());
    }

    /** Has a user sign in again everywhere but in this session. */
    public void endOtherSessions(UUID userId, String session) {
        sessionsOf(userId)
                .filter(other -> !other.getSessionId().equals(session))
                .forEach(other -> other.expireNow());
    }

    private Stream<SessionInformation> sessionsOf(UUID userId) {
        return sessions.getAllPrincipals().stream()
                .filter(principal ->
                        principal instanceof SignedInUser user && user.userId().equals(userId))
                .flatMap(principal -> sessions.getAllSessions(principal, false).stream());
    }
}
