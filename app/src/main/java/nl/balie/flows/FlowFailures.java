package nl.balie.flows;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nl.balie.processes.FailurePaths;
import nl.balie.processes.StepFailures;
import nl.balie.processes.StepRun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Which steps of the deployed models have a path for when they fail; read once for each version. */
@Component
class FlowFailures implements StepFailures {
    private static final Logger log = LoggerFactory.getLogger(FlowFailures.class);

    private final FlowModels models;
    private final Map<Version, FailurePaths> known = new ConcurrentHashMap<>();

    private record Version(String processId, int version) {}

    FlowFailures(FlowModels models) {
        this.models = models;
    }

    @Override
    public boolean havePath(StepRun run) {
        try {
            return paths(run).filter(paths -> paths.has(run.elementId())).isPresent();
        } catch (DataAccessException | TransactionException away) {
            log.warn("the model of {} cannot be read: {}", run.processId(), away.getMessage());
            return false; // as if there were none: the step becomes an incident, which can be tried again
        }
    }

    private Optional<FailurePaths> paths(StepRun run) {
        Version version = new Version(run.processId(), run.processVersion());
        Optional<FailurePaths> paths = Optional.ofNullable(known.get(version));
        if (paths.isEmpty()) {
            paths = models.xml(run.organisation(), run.processId(), run.processVersion())
                    .map(xml -> FailurePaths.of(xml.getBytes(StandardCharsets.UTF_8)));
            paths.ifPresent(read -> known.put(version, read));
        }
        return paths;
    }
}
