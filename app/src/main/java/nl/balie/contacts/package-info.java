/** A contact and its timeline, from arrival to goodbye, over all channels. */
@NullMarked
@ApplicationModule(allowedDependencies = {"database"})
package nl.balie.contacts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
