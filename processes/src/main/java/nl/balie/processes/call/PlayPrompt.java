package nl.balie.processes.call;

import nl.balie.processes.CallPort;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.Step;

/** Says a text to the caller, to its end. */
public record PlayPrompt(CallPort calls) implements Step<PlayPrompt.Input, PlayPrompt.Played> {
    public record Input(String contactId, String language, String text) {}

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
        calls.say(input.contactId(), input.language(), input.text());
        return new Played();
    }
}
