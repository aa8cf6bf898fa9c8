/** What agents choose from: reason codes and disposition codes (operations run within the tenancy). */
@NullMarked
@ApplicationModule(
        displayName = "Codes",
        allowedDependencies = {"database", "audit", "pages", "people", "tenants"})
package nl.balie.codes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
