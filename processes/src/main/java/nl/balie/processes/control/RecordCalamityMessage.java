package nl.balie.processes.control;

import java.time.Duration;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.ControlPort;
import nl.balie.processes.Patience;
import nl.balie.processes.SpeakingTime;
import nl.balie.processes.Step;
import org.jspecify.annotations.Nullable;

/** Records the emergency message of a number by telephone (requirement 2.2.75). */
public record RecordCalamityMessage(ControlPort control)
        implements Step<RecordCalamityMessage.Input, RecordCalamityMessage.Result> {
    private static final Patience USUAL = new Patience(3, Duration.ofSeconds(10));
    private static final SpeakingTime USUAL_TIME = new SpeakingTime(Duration.ofMinutes(2), Duration.ofSeconds(5));

    /**
     * @param calamityNumber in E.164
     * @param tries how often he may speak it; null in models that do not say it
     * @param timeoutSeconds how long to wait for his first key; null likewise
     * @param longestSeconds how long he may speak; null likewise
     * @param silenceSeconds after how long a silence he is done; null likewise
     */
    public record Input(
            String contactId,
            String language,
            String calamityNumber,
            @Nullable Integer tries,
            @Nullable Integer timeoutSeconds,
            @Nullable Integer longestSeconds,
            @Nullable Integer silenceSeconds) {}

    /**
     * @param recorded whether there is a new message
     */
    public record Result(boolean recorded) {}

    @Override
    public String type() {
        return "record-calamity-message";
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
        return new Result(control.recordCalamityMessage(
                input.contactId(),
                input.language(),
                input.calamityNumber(),
                USUAL.or(input.tries(), input.timeoutSeconds()),
                USUAL_TIME.or(input.longestSeconds(), input.silenceSeconds())));
    }
}
