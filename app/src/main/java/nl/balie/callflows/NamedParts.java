package nl.balie.callflows;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.balie.pages.NamedInCallflows;
import nl.balie.prompts.PromptUse;
import nl.balie.prompts.PromptUses;
import org.springframework.stereotype.Component;

/** What the organisation's callflows name, in the draft or in the version that new callers follow. */
@Component
class NamedParts implements PromptUses, NamedInCallflows {
    private final Callflows callflows;
    private final DeployCallflow deployed;

    NamedParts(Callflows callflows, DeployCallflow deployed) {
        this.callflows = callflows;
        this.deployed = deployed;
    }

    @Override
    public List<PromptUse> of(String name) {
        return with(model -> ModelText.prompts(model).stream().anyMatch(name::equalsIgnoreCase))
                .map(callflow -> new PromptUse("callflows.uses-prompt", callflow))
                .toList();
    }

    @Override
    public List<String> calendar(String name) {
        return with(model -> ModelText.calendars(model).stream().anyMatch(name::equalsIgnoreCase))
                .toList();
    }

    @Override
    public List<String> queue(String name) {
        return with(model -> ModelText.queues(model).contains(name)).toList();
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
