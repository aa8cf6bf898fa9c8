/**
 * The calamity switch (calamiteitschakeling) of each telephone number: an emergency message and where callers go after it,
 * on and off with one click, by the API or planned (requirements 2.2.72-2.2.76).
 */
@NullMarked
@ApplicationModule(
        displayName = "Calamity switches",
        allowedDependencies = {
            "database",
            "acd",
            "audit",
            "tenants",
            "queues",
            "numbers",
            "pages",
            "people",
            "prompts",
            "contacts",
            "callers"
        })
package nl.balie.calamity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
