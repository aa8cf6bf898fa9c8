/** Ties telephone calls to contacts, flows and agents. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "database",
            "tenants",
            "opening",
            "queues",
            "numbers",
            "directory",
            "people",
            "contacts",
            "acd",
            "flows",
            "prompts",
            "treatment",
            "calamity",
            "callbacks",
            "callers",
            "recordings",
            "speech"
        })
package nl.balie.calls;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
