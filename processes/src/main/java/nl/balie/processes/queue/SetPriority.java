package nl.balie.processes.queue;

import nl.balie.processes.QueuePort;
import nl.balie.processes.Step;
import nl.balie.processes.StepFailedException;
import org.jspecify.annotations.Nullable;

/** Gives the contact a priority of its own, for the queue that it comes into or waits in (requirement 2.3.13). */
public record SetPriority(QueuePort queues) implements Step<SetPriority.Input, SetPriority.Given> {
    private static final int HIGHEST = 9;

    /**
     * @param priority 0 (normal) to 9; higher goes first
     */
    public record Input(
            String organisation, String contactId, @Nullable Integer priority) {}

    /** The priority, as the flow goes on with it. */
    public record Given(int priority) {}

    @Override
    public String type() {
        return "set-priority";
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
    public Given perform(Input input) {
        Integer priority = input.priority();
        if (priority == null || priority < 0 || priority > HIGHEST) {
            throw new StepFailedException("'" + priority + "' is geen prioriteit van 0 tot en met " + HIGHEST);
        }
        queues.prioritise(input.organisation(), input.contactId(), priority);
        return new Given(priority);
    }
}
