package nl.balie.prompts;

import java.util.List;
import java.util.UUID;

/** What became of an addition or a change of a prompt. */
public sealed interface PromptSaved {
    /** It is stored. */
    record Done(UUID id) implements PromptSaved {}

    /** Nothing is stored: another prompt has this name. */
    record Taken() implements PromptSaved {}

    /** Nothing is stored: these need the prompt by its old name. */
    record InUse(List<PromptUse> uses) implements PromptSaved {
        public InUse {
            uses = List.copyOf(uses);
        }
    }

    /** This organisation has no such prompt. */
    record Unknown() implements PromptSaved {}
}
