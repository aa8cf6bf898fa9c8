package nl.balie.processes.control;

import nl.balie.processes.CallerGoneException;
import nl.balie.processes.ControlPort;
import nl.balie.processes.Step;

/** Switches a calamity switch on or off by telephone (requirement 2.2.72). */
public record TurnCalamity(ControlPort control) implements Step<TurnCalamity.Input, TurnCalamity.Result> {
    /**
     * @param calamityNumber in E.164
     * @param on whether it is to be on
     */
    public record Input(String contactId, String language, String calamityNumber, boolean on) {}

    /**
     * @param on whether it was to be on
     */
    public record Result(boolean on) {}

    @Override
    public String type() {
        return "turn-calamity";
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
        control.turnCalamity(input.contactId(), input.language(), input.calamityNumber(), input.on());
        return new Result(input.on());
    }
}
