/**
 * Sources outside Balie that callflows may ask: HTTP APIs and databases, set up for an organisation by a platform
 * administrator (requirement 2.2.14). A callflow knows them by name only, so that it reaches nothing else.
 */
@NullMarked
@ApplicationModule(
        displayName = "Look-ups",
        allowedDependencies = {"database", "audit", "tenants", "pages", "people", "contacts", "callers"})
package nl.balie.lookups;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
