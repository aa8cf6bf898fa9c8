/**
 * The agent's desk, the history of contacts and the engine's incidents: the pages on which contacts are handled and
 * looked back at. Live through one stream of event names for each desk; the page fetches what changed.
 */
@NullMarked
@ApplicationModule(
        displayName = "Desk",
        allowedDependencies = {
            "pages",
            "database",
            "audit",
            "tenants",
            "queues",
            "codes",
            "directory",
            "people",
            "contacts",
            "acd",
            "calls",
            "callbacks",
            "numbers",
            "recordings",
            "flows"
        })
package nl.balie.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
