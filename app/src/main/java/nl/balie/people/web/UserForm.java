package nl.balie.people.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.balie.people.Area;
import nl.balie.people.Level;
import nl.balie.people.OwnCapacity;
import nl.balie.people.Role;
import nl.balie.people.User;
import nl.balie.people.UserRecord;
import org.jspecify.annotations.Nullable;

/**
 * What is filled in about a user. All text, so that what cannot be understood comes back as it was typed.
 *
 * @param username only when he is new
 * @param wrapUp seconds, or empty: the organisation's
 * @param calls how many at once, or empty: the organisation's; so are {@code tasks} and {@code total}
 * @param rights such as {@code USERS:VIEW}; empty ones are areas without a right
 * @param active "true" or empty
 * @param password empty: stays as it is
 */
record UserForm(
        @Pattern(regexp = User.USERNAME, message = "{users.username.wrong}")
        String username,

        @NotBlank @Size(max = 100, message = "{users.name.long}")
        String displayName,

        @NotEmpty(message = "{users.roles.none}") List<String> roles,
        List<String> skillGroups,

        @Pattern(regexp = "|[0-9]{1,3}|[12][0-9]{3}|3[0-5][0-9]{2}|3600", message = "{users.wrap-up.wrong}")
        String wrapUp,

        @Pattern(regexp = "|[01]", message = "{users.capacity.calls.wrong}")
        String calls,

        @Pattern(regexp = "|[0-9]|1[0-9]|20", message = "{users.capacity.tasks.wrong}")
        String tasks,

        @Pattern(regexp = "|[1-9]|1[0-9]|2[01]", message = "{users.capacity.total.wrong}")
        String total,

        List<String> rights,
        String active,
        String password) {

    private static final String YES = "true";

    UserForm(
            @Nullable String username,
            @Nullable String displayName,
            @Nullable List<String> roles,
            @Nullable List<String> skillGroups,
            @Nullable String wrapUp,
            @Nullable String calls,
            @Nullable String tasks,
            @Nullable String total,
            @Nullable List<String> rights,
            @Nullable String active,
            @Nullable String password) {
        this.username = text(username);
        this.displayName = text(displayName);
        this.roles = texts(roles);
        this.skillGroups = texts(skillGroups);
        this.wrapUp = text(wrapUp);
        this.calls = text(calls);
        this.tasks = text(tasks);
        this.total = text(total);
        this.rights = texts(rights);
        this.active = text(active);
        this.password = password == null ? "" : password;
    }

    static UserForm empty() {
        return new UserForm("", "", List.of(Role.AGENT.name()), List.of(), "", "", "", "", List.of(), YES, "");
    }

    static UserForm of(UserRecord record) {
        var user = record.user();
        return new UserForm(
                user.username(),
                user.displayName(),
                user.roles().stream().map(Role::name).toList(),
                record.skillGroups().stream().map(UUID::toString).toList(),
                user.wrapUp() == null ? "" : Long.toString(user.wrapUp().toSeconds()),
                number(record.capacity().calls()),
                number(record.capacity().tasks()),
                number(record.capacity().total()),
                record.rights().entrySet().stream()
                        .map(right -> right.getKey() + ":" + right.getValue())
                        .toList(),
                record.active() ? YES : "",
                "");
    }

    boolean maySignIn() {
        return active.equals(YES);
    }

    @Nullable
    Duration wrapUpTime() {
        return wrapUp.isEmpty() ? null : Duration.ofSeconds(Integer.parseInt(wrapUp));
    }

    OwnCapacity capacity() {
        return new OwnCapacity(number(calls), number(tasks), number(total));
    }

    private static @Nullable Integer number(String text) {
        return text.isEmpty() ? null : Integer.valueOf(text);
    }

    private static String number(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }

    /** Only names that exist; a browser sends no others. */
    Set<Role> chosenRoles() {
        return Arrays.stream(Role.values())
                .filter(role -> roles.contains(role.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    /** Only groups of this organisation. */
    Set<UUID> chosenSkillGroups(Collection<UUID> existing) {
        return existing.stream()
                .filter(id -> skillGroups.contains(id.toString()))
                .collect(Collectors.toSet());
    }

    /** The rights of a functional administrator; nobody else has any. */
    Map<Area, Level> chosenRights() {
        var chosen = new EnumMap<Area, Level>(Area.class);
        if (roles.contains(Role.FUNCTIONAL_ADMINISTRATOR.name())) {
            for (var area : Area.values()) {
                for (var level : Level.values()) {
                    if (rights.contains(area + ":" + level)) {
                        chosen.put(area, level);
                    }
                }
            }
        }
        return chosen;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private static List<String> texts(@Nullable List<String> values) {
        return values == null ? List.of() : List.copyOf(values);
    }
}
