/**
 * The customer satisfaction survey (klanttevredenheidsonderzoek, KTO): what customers are asked after their contact, by
 * whom it was answered and how (requirements 2.8.1-2.8.8 and 2.8.10). What is done with calls for it is in {@code
 * nl.balie.calls}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Surveys",
        allowedDependencies = {
            "database",
            "audit",
            "tenants",
            "queues",
            "pages",
            "people",
            "prompts",
            "contacts",
            "callers"
        })
package nl.balie.surveys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
