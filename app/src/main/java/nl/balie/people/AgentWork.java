package nl.balie.people;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What users do for those who contact the organisation, as the module knows it that gives them contacts. Within its tenancy. */
public interface AgentWork {
    /** The names of all skill groups by their ids, in the order in which they are shown. */
    Map<UUID, String> skillGroups();

    /** The skill groups of those of these users who serve any. */
    Map<UUID, Set<UUID>> skillGroupsOf(Collection<UUID> users);

    /** Replaces the user's skill groups; the availability that he chose stays for groups that he keeps. */
    void setSkillGroups(UUID user, Collection<UUID> groups);

    /** Whether contacts or states of this user are on record, so that he cannot be removed altogether. */
    boolean hasHistory(UUID user);
}
