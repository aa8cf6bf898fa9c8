package nl.balie.processes.callback;

import nl.balie.processes.CallbackPort;
import nl.balie.processes.Step;

/** Ends a callback whose customer was not reached in any of its attempts. */
public record GiveUpCallback(CallbackPort callbacks) implements Step<GiveUpCallback.Input, GiveUpCallback.GivenUp> {
    /** The contact in which the customer was called. */
    public record Input(String organisation, String contactId) {}

    /** Nothing comes of it. */
    public record GivenUp() {}

    @Override
    public String type() {
        return "give-up-callback";
    }

    @Override
    public boolean onCallNode() {
        return false;
    }

    @Override
    public Class<Input> input() {
        return Input.class;
    }

    @Override
    public GivenUp perform(Input input) {
        callbacks.giveUp(input.organisation(), input.contactId());
        return new GivenUp();
    }
}
