/**
 * The tenants and what an administrator sets for them: numbers, opening hours, queues, skill groups and codes.
 *
 * <p>Every operation runs within {@code nl.balie.database.Tenancy.in(organisation, …)} unless it says otherwise; the
 * database itself keeps organisations apart.
 */
@NullMarked
@ApplicationModule(
        displayName = "Organisations",
        allowedDependencies = {"database", "audit", "pages", "people"})
package nl.balie.organisations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
