package nl.balie.processes.control;

import nl.balie.processes.CallerGoneException;
import nl.balie.processes.ControlPort;
import nl.balie.processes.Step;

/** Has a caller prove with his phone code who he is, before he may change anything. */
public record SignInByPhone(ControlPort control) implements Step<SignInByPhone.Input, SignInByPhone.Result> {
    /** Who calls. */
    public record Input(String contactId, String language) {}

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
        return new Result(control.signIn(input.contactId(), input.language()));
    }
}
