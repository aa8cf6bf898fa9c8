package nl.balie.processes.control;

import nl.balie.processes.CallerGoneException;
import nl.balie.processes.ControlPort;
import nl.balie.processes.Step;

/** Records a prompt by telephone (requirement 2.4.3). */
public record RecordPrompt(ControlPort control) implements Step<RecordPrompt.Input, RecordPrompt.Result> {
    /** Who calls. */
    public record Input(String contactId, String language) {}

    /**
     * @param recorded whether there is a new version
     */
    public record Result(boolean recorded) {}

    @Override
    public String type() {
        return "record-prompt";
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
    public Result perform(Input input) throws CallerGoneException {
        return new Result(control.recordPrompt(input.contactId(), input.language()));
    }
}
