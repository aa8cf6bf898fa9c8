package nl.balie.processes.control;

import nl.balie.processes.CallerGoneException;
import nl.balie.processes.ControlPort;
import nl.balie.processes.Step;
import org.jspecify.annotations.Nullable;

/** Asks of which telephone number a caller wants to operate the calamity switch. */
public record ChooseCalamityNumber(ControlPort control)
        implements Step<ChooseCalamityNumber.Input, ChooseCalamityNumber.Result> {
    /** Who calls. */
    public record Input(String contactId, String language) {}

    /**
     * @param calamityNumber in E.164; null when he chose none
     */
    public record Result(@Nullable String calamityNumber) {}

    @Override
    public String type() {
        return "choose-calamity-number";
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
        return new Result(control.chooseNumber(input.contactId(), input.language()));
    }
}
