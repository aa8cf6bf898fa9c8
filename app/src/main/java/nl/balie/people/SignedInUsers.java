package nl.balie.people;

import java.util.Optional;
import java.util.UUID;
import nl.balie.database.Tenancy;
import nl.balie.people.store.UserStore;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.stereotype.Component;

/**
 * Makes the principal of somebody whose identity is proven, whatever proved it, and ends his sessions. Needs no
 * tenancy.
 */
@Component
public class SignedInUsers {
    private final UserStore store;
    private final Tenancy tenancy;
    private final SessionRegistry sessions;

    SignedInUsers(UserStore store, Tenancy tenancy, SessionRegistry sessions) {
        this.store = store;
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
                                store.organisationName(),
                                record.user().username(),
                                record.user().displayName(),
                                record.user().roles(),
                                record.rights())));
    }

    /** Has a user sign in again before his next page. */
    public void endSessions(UUID userId) {
        sessions.getAllPrincipals().stream()
                .filter(principal ->
                        principal instanceof SignedInUser user && user.userId().equals(userId))
                .flatMap(principal -> sessions.getAllSessions(principal, false).stream())
                .forEach(session -> session.expireNow());
    }
}
