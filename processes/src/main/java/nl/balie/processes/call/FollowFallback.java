package nl.balie.processes.call;

import nl.balie.processes.CallPort;
import nl.balie.processes.Step;

/** Leaves the caller to the fallback of the number that he called. */
public record FollowFallback(CallPort calls) implements Step<FollowFallback.Input, FollowFallback.Followed> {
    /** What the flow does after it no longer moves the contact. */
    public static final String TYPE = "follow-fallback";

    public record Input(String contactId) {}

    public record Followed() {}

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public boolean onCallNode() {
        return true;
    }

    @Override
    public boolean endsFlow() {
        return true;
    }

    @Override
    public Class<Input> input() {
        return Input.class;
    }

    @Override
    public Followed perform(Input input) {
        calls.followFallback(input.contactId());
        return new Followed();
    }
}
