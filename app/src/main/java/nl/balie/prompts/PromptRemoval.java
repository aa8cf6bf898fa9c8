package nl.balie.prompts;

import java.util.List;

/** What became of the removal of a prompt. */
public sealed interface PromptRemoval {
    /** It is gone, with all its versions. */
    record Removed() implements PromptRemoval {}

    /** It is still there, because these need it. */
    record InUse(List<PromptUse> uses) implements PromptRemoval {
        public InUse {
            uses = List.copyOf(uses);
        }
    }

    /** This organisation has no such prompt. */
    record Unknown() implements PromptRemoval {}
}
