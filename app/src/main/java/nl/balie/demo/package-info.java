/** Two municipalities to try Balie with. Only while everything listens on loopback. */
@NullMarked
@ApplicationModule(displayName = "Demo")
package nl.balie.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
