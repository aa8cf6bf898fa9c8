/**
 * The numbers that citizens call, where calls to them go, and what callers get while the engine is away (operations run
 * within the tenancy unless they say otherwise).
 */
@NullMarked
@ApplicationModule(
        displayName = "Numbers",
        allowedDependencies = {"database", "audit", "pages", "people", "tenants", "opening", "queues"})
package nl.balie.numbers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
