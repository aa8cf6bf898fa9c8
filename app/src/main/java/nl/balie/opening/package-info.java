/** When numbers are open: calendars with their weeks, holidays and exceptions (operations run within the tenancy). */
@NullMarked
@ApplicationModule(
        displayName = "Opening hours",
        allowedDependencies = {"database", "audit", "pages", "people", "tenants"})
package nl.balie.opening;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
