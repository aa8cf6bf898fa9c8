package nl.balie.people;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.balie.database.Tenancy;
import nl.balie.pages.HomeOrganisation;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
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
    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final SignInSettings settings;
    private final ApplicationEventPublisher events;

    SignedInUsers(
            UserStore store,
            HomeOrganisation home,
            Tenancy tenancy,
            FindByIndexNameSessionRepository<? extends Session> sessions,
            SignInSettings settings,
            ApplicationEventPublisher events) {
        this.store = store;
        this.home = home;
        this.tenancy = tenancy;
        this.sessions = sessions;
        this.settings = settings;
        this.events = events;
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
                                duty(record))));
    }

    private Duty duty(UserRecord record) {
        if (record.mustChoosePassword()) {
            return Duty.OWN_PASSWORD;
        }
        return settings.secondFactor().wantsIt(record.user().roles()) && !record.secondFactor()
                ? Duty.SECOND_FACTOR
                : Duty.NONE;
    }

    /** The active user whose session it is ({@link OwnSession#principal}); empty for others. */
    public Optional<SignedInUser> ofPrincipal(String principal) {
        int space = principal.indexOf(' ');
        return of(principal.substring(0, space), UUID.fromString(principal.substring(space + 1)));
    }

    /** Has a user sign in again before his next page. */
    public void endSessions(String organisation, UUID userId) {
        sessions(organisation, userId).forEach(session -> sessions.deleteById(session.id()));
    }

    /**
     * Has a user sign in again everywhere but in this session.
     *
     * @param session what his browser has
     */
    public void endOtherSessions(String organisation, UUID userId, String session) {
        String here = OwnSession.storedAs(session);
        sessions(organisation, userId).stream()
                .filter(other -> !other.id().equals(here))
                .forEach(other -> sessions.deleteById(other.id()));
    }

    /** Where he is signed in, the latest first. */
    public List<OwnSession> sessions(String organisation, UUID userId) {
        return sessions.findByPrincipalName(OwnSession.principal(organisation, userId)).values().stream()
                .map(session -> OwnSession.of(session))
                .sorted(Comparator.comparing(OwnSession::since).reversed())
                .toList();
    }

    /**
     * Ends a session of a user.
     *
     * @param id of {@link OwnSession}
     * @return false when it is not his, or no more
     */
    public boolean end(SignedInUser user, String id) {
        boolean his = sessions(user.organisation(), user.userId()).stream()
                .anyMatch(session -> session.id().equals(id));
        if (his) {
            sessions.deleteById(id);
            tellWhenGone(OwnSession.principal(user.organisation(), user.userId()));
        }
        return his;
    }

    /** Ends all sessions of a user, and tells others. */
    public void signOutEverywhere(SignedInUser user) {
        signOutEverywhere(user.organisation(), user.userId());
    }

    /** As {@link #signOutEverywhere(SignedInUser)}, for who is not here himself. */
    public void signOutEverywhere(String organisation, UUID userId) {
        endSessions(organisation, userId);
        tellWhenGone(OwnSession.principal(organisation, userId));
    }

    /** Ends this session of a user, and tells others when it was his last. */
    public void signOut(SignedInUser user, String session) {
        sessions.deleteById(session);
        tellWhenGone(OwnSession.principal(user.organisation(), user.userId()));
    }

    /** Tells others ({@link SignedOut}) when he is signed in nowhere any more. */
    public void tellWhenGone(String principal) {
        if (sessions.findByPrincipalName(principal).isEmpty()) {
            int space = principal.indexOf(' ');
            events.publishEvent(
                    new SignedOut(principal.substring(0, space), UUID.fromString(principal.substring(space + 1))));
        }
    }
}
