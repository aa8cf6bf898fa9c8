/**
 * Trial calls: an administrator walks through a callflow in his browser, with the real model on the real engine, as a
 * citizen would by telephone. A trial is no contact, so that no figure, queue or agent ever notices it.
 */
@NullMarked
@ApplicationModule(
        displayName = "Trial calls",
        allowedDependencies = {
            "database",
            "pages",
            "people",
            "tenants",
            "opening",
            "queues",
            "numbers",
            "contacts",
            "flows",
            "callflows",
            "prompts",
            "calamity",
            "callers"
        })
package nl.balie.trials;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
