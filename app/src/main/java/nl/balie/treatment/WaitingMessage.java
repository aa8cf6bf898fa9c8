package nl.balie.treatment;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to who waits (requirement 2.3.4).
 *
 * @param after seconds of waiting
 * @param every seconds until it is heard again; null for once
 * @param text said when there is no prompt, or it has no sound
 * @param promptId and its name; null for none
 */
public record WaitingMessage(
        int after,
        @Nullable Integer every,
        String text,
        @Nullable UUID promptId,
        @Nullable String prompt) {
    WaitingMessage named(Map<UUID, String> prompts) {
        return promptId == null ? this : new WaitingMessage(after, every, text, promptId, prompts.get(promptId));
    }

    /** Whether it is heard at that second of waiting. */
    boolean isDue(int moment) {
        return moment == after || every != null && moment > after && (moment - after) % every == 0;
    }

    /** The first second after this one at which it is heard; {@link Integer#MAX_VALUE} when never again. */
    int nextAfter(int moment) {
        if (moment < after) {
            return after;
        }
        return every == null ? Integer.MAX_VALUE : after + ((moment - after) / every + 1) * every;
    }
}
