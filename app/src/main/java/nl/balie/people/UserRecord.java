package nl.balie.people;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user with all that his administrator keeps.
 *
 * @param lockedUntil end of a lock-out, or null; may have passed
 * @param mustChoosePassword whether somebody else knows his password, so that he does nothing before choosing another
 * @param secondFactor whether he signs in with a second step
 * @param capacity how many contacts he has at once
 * @param skillGroups ids
 */
public record UserRecord(
        User user,
        boolean active,
        @Nullable Instant lockedUntil,
        boolean mustChoosePassword,
        boolean secondFactor,
        OwnCapacity capacity,
        Set<UUID> skillGroups,
        Map<Area, Level> rights) {
    public UserRecord {
        skillGroups = Set.copyOf(skillGroups);
        rights = Map.copyOf(rights);
    }

    UserRecord with(Set<UUID> groups) {
        return new UserRecord(user, active, lockedUntil, mustChoosePassword, secondFactor, capacity, groups, rights);
    }
}
