package nl.balie.processes.control;

import java.time.Duration;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.ControlPort;
import nl.balie.processes.Patience;
import nl.balie.processes.Step;
import org.jspecify.annotations.Nullable;

/** Asks of which telephone number a caller wants to operate the calamity switch. */
public record ChooseCalamityNumber(ControlPort control)
        implements Step<ChooseCalamityNumber.Input, ChooseCalamityNumber.Result> {
    private static final Patience USUAL = new Patience(3, Duration.ofSeconds(10));

    /**
     * @param tries how often he is asked; null in models that do not say it
     * @param timeoutSeconds how long to wait for the first key; null likewise
     */
    public record Input(
            String contactId,
            String language,
            @Nullable Integer tries,
            @Nullable Integer timeoutSeconds) {}

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
        Patience patience = USUAL.or(input.tries(), input.timeoutSeconds());
        return new Result(control.chooseNumber(input.contactId(), input.language(), patience));
    }
}
