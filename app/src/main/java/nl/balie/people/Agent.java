package nl.balie.people;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user, as those know him who give contacts to agents.
 *
 * @param username also the name of his phone
 * @param active whether he may still work
 * @param wrapUp time to finish after a contact, or null: the organisation's (requirement 2.2.25)
 * @param capacity how many contacts he has at once
 */
public record Agent(
        UUID id,
        String username,
        String displayName,
        boolean active,
        @Nullable Duration wrapUp,
        OwnCapacity capacity) {}
