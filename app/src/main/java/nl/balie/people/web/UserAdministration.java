package nl.balie.people.web;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.balie.audit.AuditLog;
import nl.balie.audit.Changes;
import nl.balie.database.Tenancy;
import nl.balie.people.AgentWork;
import nl.balie.people.Area;
import nl.balie.people.Level;
import nl.balie.people.OwnCapacity;
import nl.balie.people.PhonesChanged;
import nl.balie.people.Role;
import nl.balie.people.SecondFactors;
import nl.balie.people.SignedInUser;
import nl.balie.people.SignedInUsers;
import nl.balie.people.UserChanged;
import nl.balie.people.UserRecord;
import nl.balie.people.UserStore;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Keeps the users of an organisation, within its tenancy. An administrator gives no rights above his own, touches no
 * account that has more, and cannot take away his own entrance.
 */
@Component
class UserAdministration {
    private final UserStore store;
    private final AgentWork work;
    private final AuditLog audit;
    private final SecondFactors secondFactors;
    private final SignedInUsers sessions;
    private final Tenancy tenancy;
    private final ApplicationEventPublisher events;

    UserAdministration(
            UserStore store,
            AgentWork work,
            AuditLog audit,
            SecondFactors secondFactors,
            SignedInUsers sessions,
            Tenancy tenancy,
            ApplicationEventPublisher events) {
        this.store = store;
        this.work = work;
        this.audit = audit;
        this.secondFactors = secondFactors;
        this.sessions = sessions;
        this.tenancy = tenancy;
        this.events = events;
    }

    /** Whether this administrator may change the account: it has no more rights than he has himself. */
    static boolean mayTouch(SignedInUser administrator, UserRecord record) {
        return grantable(administrator).containsAll(beyondOrdinary(record.user().roles()))
                && covers(administrator, record.rights());
    }

    /** The roles that this administrator may give. */
    static Set<Role> grantable(SignedInUser administrator) {
        var all = EnumSet.allOf(Role.class);
        if (!administrator.is(Role.PLATFORM_ADMINISTRATOR)) {
            all.remove(Role.PLATFORM_ADMINISTRATOR);
        }
        return all;
    }

    /** The levels that this administrator may give, for each area over which he has a right himself. */
    static Map<Area, List<Level>> grantableRights(SignedInUser administrator) {
        var grants = new EnumMap<Area, List<Level>>(Area.class);
        for (var area : Area.values()) {
            var own = administrator.right(area);
            if (own != null) {
                grants.put(area, own == Level.CHANGE ? List.of(Level.VIEW, Level.CHANGE) : List.of(Level.VIEW));
            }
        }
        return grants;
    }

    /** Whether each right is one that the administrator has himself. */
    static boolean covers(SignedInUser administrator, Map<Area, Level> rights) {
        return rights.entrySet().stream().allMatch(right -> {
            var own = administrator.right(right.getKey());
            return own != null && own.compareTo(right.getValue()) >= 0;
        });
    }

    /** Whether the administrator would no longer reach this page after saving his own account so. */
    static boolean locksHimselfOut(SignedInUser administrator, UUID id, UserForm form) {
        return administrator.userId().equals(id)
                && (!form.maySignIn() || form.chosenRights().get(Area.USERS) != Level.CHANGE);
    }

    UUID add(UserForm form) {
        var id = store.add(form.username(), form.displayName(), form.wrapUpTime());
        var groups = work.skillGroups();
        store.setRoles(id, form.chosenRoles());
        work.setSkillGroups(id, form.chosenSkillGroups(groups.keySet()));
        store.setRights(id, form.chosenRights());
        store.setCapacity(id, form.capacity());
        store.setPassword(id, form.username(), form.password(), true);
        var added = store.find(id).orElseThrow();
        audit.record(
                "user.added",
                form.username(),
                describe(new Changes(), null, added, groups).asMap());
        events.publishEvent(new UserChanged(added.user().organisation(), id, true));
        return id;
    }

    void change(UserRecord before, UserForm form) {
        var id = before.user().id();
        var username = before.user().username();
        var groups = work.skillGroups();
        store.change(id, form.displayName(), form.maySignIn(), form.wrapUpTime());
        store.setRoles(id, form.chosenRoles());
        work.setSkillGroups(id, form.chosenSkillGroups(groups.keySet()));
        store.setRights(id, form.chosenRights());
        store.setCapacity(id, form.capacity());
        if (!form.password().isEmpty()) {
            store.setPassword(id, username, form.password(), true);
            audit.record("user.new-credentials", username, Map.of());
        }
        var after = store.find(id).orElseThrow();
        var changes = describe(new Changes(), before, after, groups);
        if (!changes.isEmpty()) {
            audit.record("user.changed", username, changes.asMap());
            events.publishEvent(new UserChanged(before.user().organisation(), id, after.active()));
            events.publishEvent(new PhonesChanged(username));
        }
        if (isOutOfDate(before, after) || !form.password().isEmpty()) {
            tenancy.afterCommit(() -> sessions.endSessions(before.user().organisation(), id));
        }
    }

    /** Removes a user, or closes his account when contacts tell of him. */
    boolean remove(UserRecord record) {
        var id = record.user().id();
        var closes = work.hasHistory(id);
        if (closes) {
            store.change(id, record.user().displayName(), false, record.user().wrapUp());
        } else {
            store.remove(id);
        }
        audit.record(closes ? "user.closed" : "user.removed", record.user().username(), Map.of());
        events.publishEvent(new UserChanged(record.user().organisation(), id, false));
        events.publishEvent(new PhonesChanged(record.user().username()));
        tenancy.afterCommit(() -> sessions.endSessions(record.user().organisation(), id));
        return !closes;
    }

    /** Takes away the second step of who lost his app and his recovery codes, and has him sign in again. */
    void resetSecondFactor(UserRecord record) {
        var user = record.user();
        secondFactors.reset(user.id(), user.username());
        tenancy.afterCommit(() -> sessions.endSessions(user.organisation(), user.id()));
    }

    /** Has a user sign in again wherever he is signed in. */
    void signOut(UserRecord record) {
        audit.record("user.signed-out", record.user().username(), Map.of());
        tenancy.afterCommit(() -> sessions.signOutEverywhere(
                record.user().organisation(), record.user().id()));
    }

    void unlock(UserRecord record) {
        store.unlock(record.user().id());
        audit.record("user.unlocked", record.user().username(), Map.of());
    }

    /** Sessions hold name, roles and rights. */
    private static boolean isOutOfDate(UserRecord before, UserRecord after) {
        return !after.active()
                || !before.user().displayName().equals(after.user().displayName())
                || !before.user().roles().equals(after.user().roles())
                || !before.rights().equals(after.rights());
    }

    private static Changes describe(
            Changes changes, @Nullable UserRecord old, UserRecord now, Map<UUID, String> groups) {
        Function<UserRecord, String> roles = record -> sorted(record.user().roles());
        Function<UserRecord, String> skills = record -> record.skillGroups().stream()
                .flatMap(id -> Stream.ofNullable(groups.get(id)))
                .sorted()
                .collect(Collectors.joining(", "));
        Function<UserRecord, String> rights = record -> new TreeMap<>(record.rights())
                .entrySet().stream()
                        .map(right -> right.getKey() + ": " + right.getValue())
                        .collect(Collectors.joining(", "));
        return changes.of(
                        "displayName",
                        of(old, record -> record.user().displayName()),
                        now.user().displayName())
                .of("roles", of(old, roles), roles.apply(now))
                .of("skillGroups", of(old, skills), skills.apply(now))
                .of("rights", of(old, rights), rights.apply(now))
                .of("wrapUp", of(old, UserAdministration::wrapUp), wrapUp(now))
                .of("capacity", of(old, UserAdministration::capacity), capacity(now))
                .of("active", old == null ? null : old.active(), now.active());
    }

    private static String of(@Nullable UserRecord record, Function<UserRecord, String> property) {
        return record == null ? "" : property.apply(record);
    }

    private static String wrapUp(UserRecord record) {
        var time = record.user().wrapUp();
        return time == null ? "" : time.toSeconds() + " s";
    }

    private static String capacity(UserRecord record) {
        return record.capacity().equals(OwnCapacity.NONE)
                ? ""
                : record.capacity().words();
    }

    private static String sorted(Collection<Role> roles) {
        return roles.stream().sorted(Comparator.naturalOrder()).map(Role::name).collect(Collectors.joining(", "));
    }

    private static Set<Role> beyondOrdinary(Set<Role> roles) {
        return roles.contains(Role.PLATFORM_ADMINISTRATOR) ? Set.of(Role.PLATFORM_ADMINISTRATOR) : Set.of();
    }
}
