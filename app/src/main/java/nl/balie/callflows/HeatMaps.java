package nl.balie.callflows;

import java.time.Instant;
import java.util.Optional;
import nl.balie.contacts.ContactTimelines;
import nl.balie.contacts.Result;
import nl.balie.database.Tenancy;
import nl.balie.flows.FlowModels;
import nl.balie.flows.FlowPaths;
import org.springframework.stereotype.Component;

/** Counts where contacts went in callflows; within {@link Tenancy}. */
@Component
public class HeatMaps {
    private final FlowModels models;
    private final ContactTimelines timelines;
    private final Tenancy tenancy;

    HeatMaps(FlowModels models, ContactTimelines timelines, Tenancy tenancy) {
        this.models = models;
        this.timelines = timelines;
        this.tenancy = tenancy;
    }

    /**
     * Counts the contacts that began in a period.
     *
     * @param from the first moment
     * @param until the first moment after it
     * @return empty when the organisation has no such version
     */
    public Optional<HeatMap> of(String processId, int version, Instant from, Instant until) {
        return models.xml(tenancy.current(), processId, version).map(model -> {
            HeatCount count = new HeatCount(model);
            timelines.ofProcess(
                    processId,
                    version,
                    from,
                    until,
                    (result, events) -> count.add(
                            FlowPaths.of(events).stream()
                                    .filter(path -> path.processId().equals(processId) && path.version() == version)
                                    .toList(),
                            result.filter(Result.ABANDONED::equals).isPresent()));
            return count.total();
        });
    }
}
