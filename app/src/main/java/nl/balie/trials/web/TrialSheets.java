package nl.balie.trials.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.balie.contacts.Fact;
import nl.balie.flows.FlowModels;
import nl.balie.flows.FlowPath;
import nl.balie.flows.FlowPaths;
import nl.balie.flows.ModelNames;
import nl.balie.processes.PathFinder;
import nl.balie.processes.StepRun;
import nl.balie.trials.TrialCall.View;
import nl.balie.trials.web.TrialSheet.Drawn;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what there is to see of a trial call. */
@Component
class TrialSheets {
    private final FlowModels models;

    TrialSheets(FlowModels models) {
        this.models = models;
    }

    TrialSheet of(String organisation, View view) {
        return new TrialSheet(
                view.revision(),
                view.stage(),
                view.lines(),
                view.ask(),
                view.questions(),
                view.queue(),
                drawn(organisation, view));
    }

    /** The process of the step that is carried out, or of the last one. */
    private @Nullable Drawn drawn(String organisation, View view) {
        List<FlowPath> paths = FlowPaths.of(view.timeline());
        StepRun now = view.step();
        if (now != null) {
            FlowPath path =
                    paths.stream().filter(taken -> isOf(taken, now)).findFirst().orElse(null);
            String active = view.stuckAt() == null ? now.elementId() : "";
            return drawn(organisation, now.processId(), now.processVersion(), path, active, view.stuckAt());
        }
        if (paths.isEmpty()) {
            return null;
        }
        FlowPath last = current(paths, view);
        return drawn(organisation, last.processId(), last.version(), last, "", view.stuckAt());
    }

    /** A callflow of which no step of its own is over yet is known by its model only. */
    private static boolean isOf(FlowPath taken, StepRun now) {
        return taken.instance().isEmpty()
                ? taken.processId().equals(now.processId()) && taken.version() == now.processVersion()
                : taken.instance().equals(String.valueOf(now.processInstanceKey()));
    }

    /** That of the last step, which is not always the one that began last: a process goes on after one that it called. */
    private static FlowPath current(List<FlowPath> paths, View view) {
        String instance = view.timeline().reversed().stream()
                .map(event -> event.fact() instanceof Fact.Step step ? String.valueOf(step.instance()) : "")
                .filter(key -> !key.isEmpty())
                .findFirst()
                .orElse("");
        return paths.stream()
                .filter(path -> path.instance().equals(instance))
                .findFirst()
                .orElse(paths.getLast());
    }

    private @Nullable Drawn drawn(
            String organisation,
            String processId,
            int version,
            @Nullable FlowPath path,
            String active,
            @Nullable String incident) {
        String model = models.xml(organisation, processId, version).orElse(null);
        if (model == null) {
            return null;
        }
        List<String> passed = path == null
                ? List.of()
                : PathFinder.of(model.getBytes(StandardCharsets.UTF_8)).path(path.placeNames());
        ModelNames names = ModelNames.of(model);
        return new Drawn(
                processId,
                version,
                names.name() == null ? processId : names.name(),
                String.join(
                        ",",
                        passed.stream()
                                .filter(id -> !names.flows().contains(id))
                                .toList()),
                String.join(
                        ",",
                        passed.stream()
                                .filter(names.flows()::contains)
                                .distinct()
                                .toList()),
                active,
                incident == null ? "" : incident);
    }
}
