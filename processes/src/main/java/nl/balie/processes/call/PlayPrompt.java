package nl.balie.processes.call;

import nl.balie.processes.Announcement;
import nl.balie.processes.CallPort;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.Step;
import org.jspecify.annotations.Nullable;

/** Plays prompts to the caller, or says a text (requirements 2.4.2, 2.4.6 and 2.4.7). */
public record PlayPrompt(CallPort calls) implements Step<PlayPrompt.Input, PlayPrompt.Played> {
    /**
     * @param text what is said when none of the prompts has a sound
     * @param prompts names with commas between them; null when there are none
     * @param endsByKey whether a key ends it; null for no
     */
    public record Input(
            String contactId,
            String language,
            String text,
            @Nullable String prompts,
            @Nullable Boolean endsByKey) {}

    public record Played() {}

    @Override
    public String type() {
        return "play-prompt";
    }

    @Override
    public boolean onCallNode() {
        return true;
    }

    @Override
    public Class<Input> input() {
        return Input.class;
    }

    @Override
    public Played perform(Input input) throws CallerGoneException {
        calls.say(
                input.contactId(),
                Announcement.of(input.language(), input.prompts(), input.text()),
                Boolean.TRUE.equals(input.endsByKey()));
        return new Played();
    }
}
