package nl.balie.callflows;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.balie.pages.Use;
import nl.balie.pages.Uses;
import org.springframework.stereotype.Component;

/** What the organisation's callflows name, in the draft or in the version that new callers follow. */
@Component
class NamedParts implements Uses {
    private final Callflows callflows;
    private final DeployCallflow deployed;

    NamedParts(Callflows callflows, DeployCallflow deployed) {
        this.callflows = callflows;
        this.deployed = deployed;
    }

    @Override
    public List<Use> of(Thing thing) {
        String name = thing.name();
        return switch (thing.kind()) {
            case CALENDAR -> uses(model -> ModelText.calendars(model).stream().anyMatch(name::equalsIgnoreCase));
            case PROMPT -> uses(model -> ModelText.prompts(model).stream().anyMatch(name::equalsIgnoreCase));
            case QUEUE -> uses(model -> ModelText.queues(model).contains(name));
            case SKILL_GROUP -> List.of();
        };
    }

    private List<Use> uses(Predicate<String> naming) {
        return with(naming)
                .map(callflow -> new Use(Use.Kind.CALLFLOW, callflow))
                .toList();
    }

    /** By name. */
    private Stream<String> with(Predicate<String> naming) {
        return callflows.all().stream()
                .filter(callflow -> naming.test(callflow.draft())
                        || deployed.newestModel(callflow.processId())
                                .filter(naming)
                                .isPresent())
                .map(Callflow::name);
    }
}
