package nl.balie.people;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.balie.audit.AuditLog;
import nl.balie.audit.Changes;
import nl.balie.database.Tenancy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The administrators whom nobody of their own organisation could have added, because they are its first. Within its
 * tenancy.
 */
@Component
public class FirstAdministrators {
    private final UserStore store;
    private final SecondFactors secondFactors;
    private final AuditLog audit;
    private final Tenancy tenancy;
    private final ApplicationEventPublisher events;

    FirstAdministrators(
            UserStore store,
            SecondFactors secondFactors,
            AuditLog audit,
            Tenancy tenancy,
            ApplicationEventPublisher events) {
        this.store = store;
        this.secondFactors = secondFactors;
        this.audit = audit;
        this.tenancy = tenancy;
        this.events = events;
    }

    /** Whether somebody here can add users. */
    public enum State {
        /** Nobody has the right. */
        MISSING,
        /** Somebody has, but not a password of his own yet; another can come in case the first one was lost. */
        AWAITED,
        /** Somebody has. */
        PRESENT
    }

    /** How far the organisation is with an administrator who keeps its users. */
    public State state() {
        var keepers = store.all().stream()
                .filter(record -> record.active()
                        && record.user().roles().contains(Role.FUNCTIONAL_ADMINISTRATOR)
                        && record.rights().get(Area.USERS) == Level.CHANGE)
                .toList();
        return keepers.isEmpty()
                ? State.MISSING
                : keepers.stream().allMatch(UserRecord::mustChoosePassword) ? State.AWAITED : State.PRESENT;
    }

    /** Whether the user name is in use, in whatever organisation; needs no tenancy. */
    public boolean isTaken(String username) {
        return store.isTaken(username);
    }

    /**
     * Adds a functional administrator with all rights.
     *
     * @return the password that he replaces when he first signs in
     */
    public ShownOnce addFunctional(String username, String displayName) {
        return add(
                username,
                displayName,
                Set.of(Role.FUNCTIONAL_ADMINISTRATOR),
                Arrays.stream(Area.values()).collect(Collectors.toMap(area -> area, _ -> Level.CHANGE)));
    }

    /**
     * Adds who runs the installation. He also keeps the users of his own organisation, so that there can be more like
     * him, and reads its audit log, which tells of organisations added.
     *
     * @return the password that he replaces when he first signs in
     */
    public ShownOnce addPlatform(String username, String displayName) {
        return add(
                username,
                displayName,
                Set.of(Role.PLATFORM_ADMINISTRATOR, Role.FUNCTIONAL_ADMINISTRATOR),
                Map.of(Area.USERS, Level.CHANGE));
    }

    /**
     * Gives an account of this organisation a new password, ends its lock-out and takes its second step away; empty when
     * it is closed or not there.
     */
    public Optional<ShownOnce> renew(String username) {
        return store.all().stream()
                .filter(record -> record.active() && record.user().username().equals(username))
                .findFirst()
                .map(record -> {
                    var password = ShownOnce.password(username);
                    store.setPassword(record.user().id(), username, password.secret(), true);
                    audit.record("user.new-credentials", username, Map.of());
                    secondFactors.reset(record.user().id(), username);
                    return password;
                });
    }

    private ShownOnce add(String username, String displayName, Set<Role> roles, Map<Area, Level> rights) {
        var password = ShownOnce.password(username);
        var id = store.add(username, displayName, null);
        store.setRoles(id, roles);
        store.setRights(id, rights);
        store.setPassword(id, username, password.secret(), true);
        audit.record(
                "user.added",
                username,
                new Changes()
                        .of("displayName", null, displayName)
                        .of(
                                "roles",
                                null,
                                roles.stream().sorted().map(Role::name).collect(Collectors.joining(", ")))
                        .of(
                                "rights",
                                null,
                                new TreeMap<>(rights)
                                        .entrySet().stream()
                                                .map(right -> right.getKey() + ": " + right.getValue())
                                                .collect(Collectors.joining(", ")))
                        .asMap());
        events.publishEvent(new UserChanged(tenancy.current(), id, true));
        return password;
    }
}
