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
    /** What a user name looks like, as a regular expression. */
    public static final String USERNAME = "[a-z0-9][a-z0-9._-]{1,60}";

    public User {
        roles = Set.copyOf(roles);
    }
}
