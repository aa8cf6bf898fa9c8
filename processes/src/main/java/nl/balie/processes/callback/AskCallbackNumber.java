package nl.balie.processes.callback;

import nl.balie.processes.CallbackPort;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.Step;
import org.jspecify.annotations.Nullable;

/** Asks at which number the caller wants to be called (requirement 2.3.16). */
public record AskCallbackNumber(CallbackPort callbacks)
        implements Step<AskCallbackNumber.Input, AskCallbackNumber.Asked> {
    /** The caller and his language. */
    public record Input(String organisation, String contactId, String language) {}

    /**
     * @param callbackNumber in E.164; null when the caller gave none
     */
    public record Asked(@Nullable String callbackNumber) {}

    @Override
    public String type() {
        return "ask-callback-number";
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
    public Asked perform(Input input) throws CallerGoneException {
        return new Asked(callbacks.askNumber(input.organisation(), input.contactId(), input.language()));
    }
}
