package nl.balie.processes.queue;

import nl.balie.processes.CallerGoneException;
import nl.balie.processes.QueuePort;
import nl.balie.processes.Step;

/** Tells a waiting caller of a calamity, and where he goes then (requirement 2.2.74). */
public record WarnWaiting(QueuePort queues) implements Step<WarnWaiting.Input, WarnWaiting.Warned> {
    /**
     * @param moment seconds of waiting, from the step before
     */
    public record Input(String organisation, String contactId, String language, int moment) {}

    /**
     * The next moment, and where he goes, as in {@link QueuePort.Warned}.
     *
     * @param leaves whether the caller goes elsewhere
     */
    public record Warned(
            int moment, int pause, boolean choiceDue, boolean leaves, String otherDestination, String otherQueue) {}

    @Override
    public String type() {
        return "warn-waiting";
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
    public Warned perform(Input input) throws CallerGoneException {
        var warned = queues.warn(input.organisation(), input.contactId(), input.language(), input.moment());
        var next = warned.next();
        var elsewhere = warned.elsewhere();
        return new Warned(
                next.moment(),
                next.pause(),
                next.choice(),
                !elsewhere.equals(QueuePort.Elsewhere.WAIT),
                elsewhere.destination(),
                elsewhere.queue());
    }
}
