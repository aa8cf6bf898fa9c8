package nl.balie.callflows;

import java.util.stream.Collectors;
import nl.balie.callflows.checks.Surroundings;
import nl.balie.database.Tenancy;
import nl.balie.lookups.LookUpSource;
import nl.balie.lookups.LookUpSources;
import nl.balie.opening.OpeningCalendars;
import nl.balie.prompts.PromptCatalogue;
import nl.balie.prompts.PromptOverview;
import nl.balie.queues.Queue;
import nl.balie.queues.Queues;
import org.springframework.stereotype.Component;

/** What an organisation has that its callflows may name; within {@link Tenancy}. */
@Component
class NamesThere {
    private final Queues queues;
    private final OpeningCalendars calendars;
    private final PromptCatalogue prompts;
    private final LookUpSources sources;

    NamesThere(Queues queues, OpeningCalendars calendars, PromptCatalogue prompts, LookUpSources sources) {
        this.queues = queues;
        this.calendars = calendars;
        this.prompts = prompts;
        this.sources = sources;
    }

    Surroundings.Names all() {
        return new Surroundings.Names(
                queues.all().stream().map(Queue::name).collect(Collectors.toSet()),
                calendars.all().stream()
                        .map(calendar -> calendar.details().name())
                        .collect(Collectors.toSet()),
                prompts.all().stream().map(PromptOverview::name).collect(Collectors.toSet()),
                sources.all().stream().map(LookUpSource::name).collect(Collectors.toSet()));
    }
}
