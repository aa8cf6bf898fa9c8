/** What can be done with somebody on the line, whoever connects him: by telephone or in a trial. */
@NullMarked
@ApplicationModule(allowedDependencies = {"contacts", "queues"})
package nl.balie.callers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
