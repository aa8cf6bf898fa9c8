/**
 * PostgreSQL: embedded under the data directory or an existing server, its roles, its schema, and {@link
 * nl.balie.database.Tenancy}, through which all data of an organisation is reached.
 */
@NullMarked
@ApplicationModule(
        displayName = "Database",
        allowedDependencies = {})
package nl.balie.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
