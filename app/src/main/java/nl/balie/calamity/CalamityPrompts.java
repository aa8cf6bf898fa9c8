package nl.balie.calamity;

import java.util.List;
import nl.balie.prompts.PromptUse;
import nl.balie.prompts.PromptUses;
import org.springframework.stereotype.Component;

/** The prompts that are emergency messages, whether their switch is on or off. */
@Component
class CalamityPrompts implements PromptUses {
    private final CalamitySwitches switches;

    CalamityPrompts(CalamitySwitches switches) {
        this.switches = switches;
    }

    @Override
    public List<PromptUse> of(String name) {
        return switches.all().stream()
                .filter(each -> name.equalsIgnoreCase(each.prompt()))
                .map(each -> new PromptUse("calamity.use", each.number()))
                .toList();
    }
}
