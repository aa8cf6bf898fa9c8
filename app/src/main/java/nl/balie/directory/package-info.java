/** Colleagues outside the contact centre, known by their telephone numbers (operations run within the tenancy). */
@NullMarked
@ApplicationModule(
        displayName = "Directory",
        allowedDependencies = {"database", "audit", "pages", "people", "tenants", "numbers"})
package nl.balie.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
