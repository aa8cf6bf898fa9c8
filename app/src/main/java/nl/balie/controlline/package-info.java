/**
 * The control line (requirements 2.2.72, 2.2.75 and 2.4.3): what somebody of the organisation may do by telephone. The shipped
 * model {@code balie-control-line} leads him.
 */
@NullMarked
@ApplicationModule(
        displayName = "Control line",
        allowedDependencies = {"database", "people", "contacts", "calamity", "prompts", "callers"})
package nl.balie.controlline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
