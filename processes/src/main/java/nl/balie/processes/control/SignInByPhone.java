package nl.balie.processes.control;

import java.time.Duration;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.ControlPort;
import nl.balie.processes.Patience;
import nl.balie.processes.Step;
import org.jspecify.annotations.Nullable;

/** Has a caller prove with his phone code who he is, before he may change anything. */
public record SignInByPhone(ControlPort control) implements Step<SignInByPhone.Input, SignInByPhone.Result> {
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
     * @param signedIn whether he may go on
     */
    public record Result(boolean signedIn) {}

    @Override
    public String type() {
        return "sign-in-by-phone";
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
        return new Result(control.signIn(input.contactId(), input.language(), patience));
    }
}
