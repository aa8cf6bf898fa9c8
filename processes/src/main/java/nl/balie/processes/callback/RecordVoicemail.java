package nl.balie.processes.callback;

import nl.balie.processes.CallbackPort;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.Step;

/** Records a message of the caller for those who serve the queue (requirement 2.3.15). */
public record RecordVoicemail(CallbackPort callbacks) implements Step<RecordVoicemail.Input, RecordVoicemail.Recorded> {
    /**
     * @param queue by its name
     */
    public record Input(String organisation, String contactId, String language, String queue) {}

    /**
     * @param recorded whether the caller said something
     */
    public record Recorded(boolean recorded) {}

    @Override
    public String type() {
        return "record-voicemail";
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
    public Recorded perform(Input input) throws CallerGoneException {
        return new Recorded(
                callbacks.recordMessage(input.organisation(), input.contactId(), input.language(), input.queue()));
    }
}
