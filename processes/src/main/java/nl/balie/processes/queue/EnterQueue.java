package nl.balie.processes.queue;

import nl.balie.processes.CallerGoneException;
import nl.balie.processes.QueuePort;
import nl.balie.processes.Step;

/** Puts the contact into its queue; one that waits already, in whatever queue, keeps its place. */
public record EnterQueue(QueuePort queues) implements Step<EnterQueue.Input, EnterQueue.Entered> {
    public record Input(String organisation, String contactId, String queue, int priority) {}

    /** When the caller first hears something while he waits, and the signal of a calamity, as in {@link QueuePort.Entered}. */
    public record Entered(int moment, int pause, boolean choiceDue, String calamitySignal) {}

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
        var entered = queues.enter(input.organisation(), input.contactId(), input.queue(), input.priority());
        var next = entered.next();
        return new Entered(next.moment(), next.pause(), next.choice(), entered.calamitySignal());
    }
}
