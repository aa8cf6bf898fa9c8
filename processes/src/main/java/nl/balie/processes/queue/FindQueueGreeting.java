package nl.balie.processes.queue;

import nl.balie.processes.QueuePort;
import nl.balie.processes.Step;

/** Finds the queue's greeting (requirement 2.3.3). */
public record FindQueueGreeting(QueuePort queues) implements Step<FindQueueGreeting.Input, FindQueueGreeting.Found> {
    public record Input(String organisation, String queue) {}

    /**
     * @param greeting empty when the queue has none
     */
    public record Found(String greeting) {}

    @Override
    public String type() {
        return "find-queue-greeting";
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
    public Found perform(Input input) {
        return new Found(queues.greeting(input.organisation(), input.queue()));
    }
}
