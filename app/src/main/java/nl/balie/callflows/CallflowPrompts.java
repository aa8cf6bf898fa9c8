package nl.balie.callflows;

import java.util.List;
import nl.balie.prompts.PromptUse;
import nl.balie.prompts.PromptUses;
import org.springframework.stereotype.Component;

/** The prompts that the organisation's callflows name, in the draft or in the version that new callers follow. */
@Component
class CallflowPrompts implements PromptUses {
    private final Callflows callflows;
    private final DeployCallflow deployed;

    CallflowPrompts(Callflows callflows, DeployCallflow deployed) {
        this.callflows = callflows;
        this.deployed = deployed;
    }

    @Override
    public List<PromptUse> of(String name) {
        return callflows.all().stream()
                .filter(callflow -> names(callflow.draft(), name)
                        || deployed.newestModel(callflow.processId())
                                .filter(model -> names(model, name))
                                .isPresent())
                .map(callflow -> new PromptUse("callflows.uses-prompt", callflow.name()))
                .toList();
    }

    private static boolean names(String model, String prompt) {
        return ModelText.prompts(model).stream().anyMatch(prompt::equalsIgnoreCase);
    }
}
