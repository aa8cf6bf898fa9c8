package nl.balie.processes.callback;

import java.time.Duration;
import nl.balie.processes.CallbackPort;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.Patience;
import nl.balie.processes.Step;
import org.jspecify.annotations.Nullable;

/** Asks at which number the caller wants to be called (requirement 2.3.16). */
public record AskCallbackNumber(CallbackPort callbacks)
        implements Step<AskCallbackNumber.Input, AskCallbackNumber.Asked> {
    private static final Patience USUAL = new Patience(3, Duration.ofSeconds(8));
    private static final int USUAL_CHOICE_TRIES = 2;

    /**
     * @param tries how often he is asked to key in a number; null in models that do not say it
     * @param choiceTries how often a choice between two keys is put to him; null likewise
     * @param timeoutSeconds how long to wait for the first key; null likewise
     */
    public record Input(
            String organisation,
            String contactId,
            String language,
            @Nullable Integer tries,
            @Nullable Integer choiceTries,
            @Nullable Integer timeoutSeconds) {}

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
        Integer choiceTries = input.choiceTries();
        return new Asked(callbacks.askNumber(
                input.organisation(),
                input.contactId(),
                input.language(),
                USUAL.or(input.tries(), input.timeoutSeconds()),
                choiceTries == null ? USUAL_CHOICE_TRIES : Math.max(1, choiceTries)));
    }
}
