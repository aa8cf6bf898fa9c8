package nl.balie.processes.queue;

import nl.balie.processes.CallerGoneException;
import nl.balie.processes.QueuePort;
import nl.balie.processes.Step;

/** Puts the contact into its queue. */
public record EnterQueue(QueuePort queues) implements Step<EnterQueue.Input, EnterQueue.Entered> {
    public record Input(String organisation, String contactId, String queue, int priority) {}

    public record Entered() {}

    @Override
    public String type() {
        return "enter-queue";
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
    public Entered perform(Input input) throws CallerGoneException {
        queues.enter(input.organisation(), input.contactId(), input.queue(), input.priority());
        return new Entered();
    }
}
