/** Understands what callers say in place of keys (requirement 2.4.9). */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package nl.balie.speech;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
