package nl.balie.processes.queue;

import nl.balie.processes.QueuePort;
import nl.balie.processes.Step;
import org.jspecify.annotations.Nullable;

/** Finds how the queue receives a caller now (requirements 2.3.3 and 2.3.8-2.3.10). */
public record FindQueueTreatment(QueuePort queues) implements Step<FindQueueTreatment.Input, FindQueueTreatment.Found> {
    /**
     * @param diverted whether another queue sent the caller here; null when none did
     */
    public record Input(
            String organisation,
            String contactId,
            String queue,
            @Nullable Boolean diverted) {}

    /** The parts of {@link QueuePort.Reception}. */
    public record Found(
            String greeting,
            String extraPrompts,
            boolean full,
            String fullMessage,
            String otherDestination,
            String otherQueue,
            String otherNumber) {}

    @Override
    public String type() {
        return "find-queue-treatment";
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
        var reception = queues.reception(
                input.organisation(), input.contactId(), input.queue(), Boolean.TRUE.equals(input.diverted()));
        var elsewhere = reception.elsewhere();
        return new Found(
                reception.greeting(),
                reception.extraPrompts(),
                reception.full(),
                reception.message(),
                elsewhere.destination(),
                elsewhere.queue(),
                elsewhere.number());
    }
}
