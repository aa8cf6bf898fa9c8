package nl.balie.directory;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What users are doing, as the module knows it that gives them contacts. Within its tenancy. */
public interface Presences {
    /** Of those of these users who handle contacts; each is asked for with all the others at once. */
    Map<UUID, Availability> of(Collection<UUID> users);
}
