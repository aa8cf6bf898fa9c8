package nl.balie.processes.callback;

import nl.balie.processes.CallbackPort;
import nl.balie.processes.Step;

/** Has a callback offered to agents in the place that it has. */
public record QueueCallback(CallbackPort callbacks) implements Step<QueueCallback.Input, QueueCallback.Queued> {
    /** The contact in which the customer is called. */
    public record Input(String organisation, String contactId) {}

    /** How often he is called, as in {@link CallbackPort.Attempt}. */
    public record Queued(int attemptsLeft, int retryPause) {}

    @Override
    public String type() {
        return "queue-callback";
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
    public Queued perform(Input input) {
        var attempt = callbacks.queue(input.organisation(), input.contactId());
        return new Queued(attempt.attemptsLeft(), attempt.retryPause());
    }
}
