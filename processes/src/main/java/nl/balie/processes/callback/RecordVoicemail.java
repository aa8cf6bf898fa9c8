package nl.balie.processes.callback;

import java.time.Duration;
import nl.balie.processes.CallbackPort;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.SpeakingTime;
import nl.balie.processes.Step;
import org.jspecify.annotations.Nullable;

/** Records a message of the caller for those who serve the queue (requirement 2.3.15). */
public record RecordVoicemail(CallbackPort callbacks) implements Step<RecordVoicemail.Input, RecordVoicemail.Recorded> {
    private static final SpeakingTime USUAL = new SpeakingTime(Duration.ofMinutes(3), Duration.ofSeconds(6));

    /**
     * @param queue by its name
     * @param longestSeconds how long a message may be; null in models that do not say it
     * @param silenceSeconds after how long a silence it is over; null likewise
     */
    public record Input(
            String organisation,
            String contactId,
            String language,
            String queue,
            @Nullable Integer longestSeconds,
            @Nullable Integer silenceSeconds) {}

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
        return new Recorded(callbacks.recordMessage(
                input.organisation(),
                input.contactId(),
                input.language(),
                input.queue(),
                USUAL.or(input.longestSeconds(), input.silenceSeconds())));
    }
}
