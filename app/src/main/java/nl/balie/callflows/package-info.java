/**
 * Callflows that a functional administrator draws in Balie: drafts, checks, versions, and where callers went
 * (requirements 2.4.1 and 2.10.1).
 */
@NullMarked
@ApplicationModule(
        displayName = "Callflows",
        allowedDependencies = {
            "database",
            "audit",
            "pages",
            "people",
            "tenants",
            "numbers",
            "queues",
            "contacts",
            "flows",
            "prompts",
            "calamity",
            "callers",
            "opening",
            "lookups"
        })
package nl.balie.callflows;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
