/** The engine: where models are deployed and run, their steps, and what it must be told. */
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "contacts", "tenants", "numbers"})
package nl.balie.flows;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
