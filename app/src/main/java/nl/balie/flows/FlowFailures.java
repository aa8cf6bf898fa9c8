package nl.balie.flows;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.balie.processes.FailurePaths;
import nl.balie.processes.StepFailures;
import nl.balie.processes.StepRun;
import org.springframework.stereotype.Component;

/** Which steps of the deployed models have a path for when they fail; read once for each version. */
@Component
class FlowFailures implements StepFailures {
    private final FlowModels models;
    private final Map<Version, FailurePaths> known = new ConcurrentHashMap<>();

    private record Version(String processId, int version) {}

    FlowFailures(FlowModels models) {
        this.models = models;
    }

    @Override
    public boolean havePath(StepRun run) {
        Version version = new Version(run.processId(), run.processVersion());
        FailurePaths paths = known.get(version);
        if (paths == null) {
            paths = models.xml(run.organisation(), run.processId(), run.processVersion())
                    .map(xml -> FailurePaths.of(xml.getBytes(StandardCharsets.UTF_8)))
                    .orElse(null);
            if (paths == null) {
                return false; // not kept yet; the next one looks again
            }
            known.put(version, paths);
        }
        return paths.has(run.elementId());
    }
}
