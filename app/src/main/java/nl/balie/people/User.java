package nl.balie.people;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person of an organisation.
 *
 * @param username unique over all organisations; also the name of the phone
 * @param wrapUp time to finish after a contact, or null: the organisation's (requirement 2.2.25)
 */
public record User(
        UUID id,
        String organisation,
        String username,
        String displayName,
        Set<Role> roles,
        @Nullable Duration wrapUp) {
    public User {
        roles = Set.copyOf(roles);
    }
}
