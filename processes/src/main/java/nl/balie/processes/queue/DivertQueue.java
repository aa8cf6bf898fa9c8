package nl.balie.processes.queue;

import nl.balie.processes.QueuePort;
import nl.balie.processes.Step;

/** Sends the contact to another queue than the one it came for; the next step puts it in. */
public record DivertQueue(QueuePort queues) implements Step<DivertQueue.Input, DivertQueue.Diverted> {
    /**
     * @param otherQueue the name of the queue to go to
     */
    public record Input(String organisation, String contactId, String otherQueue) {}

    /**
     * @param queue where the contact goes from here on
     * @param diverted always true, so that a full queue sends nobody on twice
     */
    public record Diverted(String queue, boolean diverted) {}

    @Override
    public String type() {
        return "divert-queue";
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
    public Diverted perform(Input input) {
        queues.divert(input.organisation(), input.contactId(), input.otherQueue());
        return new Diverted(input.otherQueue(), true);
    }
}
