package nl.balie.prompts;

import java.util.List;

/**
 * Where a part of the application uses prompts; each module that does gives one as a bean. A prompt in use is neither
 * removed nor renamed.
 */
@FunctionalInterface
public interface PromptUses {
    /**
     * Where the prompt is used. Runs within the tenancy of the prompt's organisation.
     *
     * @param name of the prompt; compare without regard to capitals
     */
    List<PromptUse> of(String name);
}
