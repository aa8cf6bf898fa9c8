package nl.balie.people;

import java.util.Set;
import java.util.UUID;

/**
 * Somebody who handles contacts, with the groups that he serves (requirement 2.2.21).
 *
 * @param skillGroups ids
 */
public record Agent(User user, Set<UUID> skillGroups) {
    public Agent {
        skillGroups = Set.copyOf(skillGroups);
    }
}
