package nl.balie.telephony.calls;

import java.util.concurrent.CompletableFuture;
import nl.balie.telephony.Prompt;
import nl.balie.telephony.media.Audio;

/** Turns a prompt into sound that can be sent. */
@FunctionalInterface
public interface PromptLoader {
    /** Completes exceptionally when the prompt cannot be made; the caller then hears the other prompts only. */
    CompletableFuture<Audio> load(Prompt prompt);
}
