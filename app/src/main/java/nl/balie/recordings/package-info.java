/**
 * Recordings of calls (gespreksopnamen): whether a call is recorded, where its sound is kept and for how long, and the way
 * back to it (requirements 2.5.14, 2.5.15, 2.6.9 and 2.7.1 to 2.7.5). What is done with calls for it is in {@code
 * nl.balie.calls}; the pages on which recordings are looked up are in {@code nl.balie.desk}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Recordings",
        allowedDependencies = {"database", "audit", "tenants", "queues", "pages", "people", "contacts", "callers"})
package nl.balie.recordings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
