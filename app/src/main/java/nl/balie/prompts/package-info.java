/**
 * What callers hear: the prompts (meldteksten) of an organisation, per language and version, and the temporary messages
 * in front of its queues.
 *
 * <p>The sound is kept in the database, so that every node has it and a backup holds it; a node writes what it plays to
 * its data directory. Other modules ask {@link nl.balie.prompts.Prompts} and say with {@link
 * nl.balie.pages.Uses} where they use a prompt.
 */
@NullMarked
@ApplicationModule(
        displayName = "Prompts",
        allowedDependencies = {"database", "audit", "tenants", "queues", "pages", "people"})
package nl.balie.prompts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
