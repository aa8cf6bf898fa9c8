/**
 * What callers meet at a queue (wachtrijbehandeling): when it is full, while they wait, and when they wait long.
 *
 * <p>An administrator chooses it for each queue; {@link nl.balie.treatment.WaitingPlan} says what is due when, {@link
 * nl.balie.treatment.ExpectedWaits} how long it may still take. The shipped model {@code balie-voice-queue} leads callers
 * through it.
 */
@NullMarked
@ApplicationModule(
        displayName = "Queue treatment",
        allowedDependencies = {
            "database",
            "audit",
            "acd",
            "queues",
            "numbers",
            "pages",
            "people",
            "tenants",
            "prompts",
            "mail",
            "contacts",
            "calamity",
            "callers"
        })
package nl.balie.treatment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
