/** The public REST API, by the NLGov API Design Rules: paths and fields in Dutch, times in UTC, errors as problem details. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "contacts",
            "acd",
            "calls",
            "calamity",
            "surveys",
            "codes",
            "directory",
            "people",
            "tenants",
            "pages",
            "database"
        })
package nl.balie.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
