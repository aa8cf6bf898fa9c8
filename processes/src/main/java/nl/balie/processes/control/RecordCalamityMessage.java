package nl.balie.processes.control;

import nl.balie.processes.CallerGoneException;
import nl.balie.processes.ControlPort;
import nl.balie.processes.Step;

/** Records the emergency message of a number by telephone (requirement 2.2.75). */
public record RecordCalamityMessage(ControlPort control)
        implements Step<RecordCalamityMessage.Input, RecordCalamityMessage.Result> {
    /**
     * @param calamityNumber in E.164
     */
    public record Input(String contactId, String language, String calamityNumber) {}

    /**
     * @param recorded whether there is a new message
     */
    public record Result(boolean recorded) {}

    @Override
    public String type() {
        return "record-calamity-message";
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
        return new Result(control.recordCalamityMessage(input.contactId(), input.language(), input.calamityNumber()));
    }
}
