/**
 * The organisations of this installation (tenants) and what is set for each as a whole.
 *
 * <p>Every operation runs within {@code nl.balie.database.Tenancy.in(organisation, …)} unless it says otherwise; the
 * database itself keeps organisations apart.
 */
@NullMarked
@ApplicationModule(
        displayName = "Tenants",
        allowedDependencies = {"database", "audit", "pages", "people"})
package nl.balie.tenants;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
