package nl.balie.pages;

import java.util.List;
import java.util.UUID;

/**
 * Where a module uses what another one keeps; each module that does gives one as a bean, and the owner asks all of them
 * ({@link WhereUsed}). What is used is not removed, and what is known by its name is not renamed.
 */
@FunctionalInterface
public interface Uses {
    /** Where the thing is used. Runs within the tenancy of its organisation. */
    List<Use> of(Thing thing);

    /**
     * What is asked about.
     *
     * @param name as its owner has it
     */
    record Thing(Kind kind, UUID id, String name) {
        /** What it is; a module that uses none of a kind answers with an empty list. */
        public enum Kind {
            CALENDAR,
            PROMPT,
            QUEUE,
            SKILL_GROUP
        }
    }
}
