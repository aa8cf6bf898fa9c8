/**
 * Customers who want to be called back (terugbelverzoeken): in the place that they had in a queue (virtual hold, requirement
 * 2.3.16), or by who hears the message that they left (voicemail, requirement 2.3.15). What is done with calls for it is in
 * {@code nl.balie.calls}; the shipped model {@code balie-callback} leads the attempts.
 */
@NullMarked
@ApplicationModule(
        displayName = "Callbacks",
        allowedDependencies = {
            "database",
            "audit",
            "tenants",
            "queues",
            "treatment",
            "mail",
            "acd",
            "contacts",
            "flows",
            "callers",
            "numbers"
        })
package nl.balie.callbacks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
