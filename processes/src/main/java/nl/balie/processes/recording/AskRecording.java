package nl.balie.processes.recording;

import nl.balie.processes.CallerGoneException;
import nl.balie.processes.RecordingPort;
import nl.balie.processes.Step;
import org.jspecify.annotations.Nullable;

/** Asks whether the conversation may be recorded (requirement 2.7.4). */
public record AskRecording(RecordingPort recordings) implements Step<AskRecording.Input, AskRecording.Asked> {
    /**
     * @param queue where the caller goes, by its name; null when that is not decided yet
     */
    public record Input(
            String organisation,
            String contactId,
            String language,
            @Nullable String queue) {}

    /**
     * @param recordingAllowed whether he was asked and did not refuse
     */
    public record Asked(boolean recordingAllowed) {}

    @Override
    public String type() {
        return "ask-recording";
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
        return new Asked(recordings.asks(input.organisation(), input.contactId(), input.language(), input.queue()));
    }
}
