package nl.balie.processes.call;

import nl.balie.processes.CallPort;
import nl.balie.processes.Step;

/** Hangs up. */
public record DisconnectCall(CallPort calls) implements Step<DisconnectCall.Input, DisconnectCall.Disconnected> {
    /** After it the call is over, and the flows that it was led by go to their ends. */
    public static final String TYPE = "disconnect-call";

    public record Input(String contactId) {}

    public record Disconnected() {}

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
    public Disconnected perform(Input input) {
        calls.disconnect(input.contactId());
        return new Disconnected();
    }
}
