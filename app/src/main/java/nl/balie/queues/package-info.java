/** Where contacts wait, and the skill groups of the people who serve them (operations run within the tenancy). */
@NullMarked
@ApplicationModule(
        displayName = "Queues",
        allowedDependencies = {"database", "audit", "pages", "people", "tenants"})
package nl.balie.queues;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
