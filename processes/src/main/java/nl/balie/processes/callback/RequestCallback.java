package nl.balie.processes.callback;

import nl.balie.processes.CallbackPort;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.Step;

/** Makes a callback in the place of the caller, who does not wait any more (requirement 2.3.16). */
public record RequestCallback(CallbackPort callbacks)
        implements Step<RequestCallback.Input, RequestCallback.Requested> {
    /**
     * @param callbackNumber in E.164
     */
    public record Input(
            String organisation,
            String contactId,
            String language,
            String queue,
            int priority,
            String callbackNumber) {}

    /** Nothing comes of it but the callback itself. */
    public record Requested() {}

    @Override
    public String type() {
        return "request-callback";
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
    public Requested perform(Input input) throws CallerGoneException {
        callbacks.request(
                input.organisation(),
                input.contactId(),
                input.language(),
                input.queue(),
                input.priority(),
                input.callbackNumber());
        return new Requested();
    }
}
