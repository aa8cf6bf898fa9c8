/** E-mail that Balie sends to the organisation's own people, when the installation has a server for it. */
@NullMarked
@ApplicationModule(
        displayName = "Mail",
        allowedDependencies = {"pages"})
package nl.balie.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
