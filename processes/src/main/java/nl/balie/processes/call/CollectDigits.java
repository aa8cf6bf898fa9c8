package nl.balie.processes.call;

import java.time.Duration;
import nl.balie.processes.Announcement;
import nl.balie.processes.CallPort;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.Step;
import nl.balie.processes.StepFailedException;
import org.jspecify.annotations.Nullable;

/** Asks the caller for a number, such as that of his case, and has him confirm it (requirement 2.4.2). */
public record CollectDigits(CallPort calls) implements Step<CollectDigits.Input, CollectDigits.Collected> {
    private static final int LONGEST = 30;

    /**
     * @param text what is said when none of the prompts has a sound
     * @param prompts names with commas between them; null when there are none
     * @param least how many digits the number has at least
     * @param most how many it has at most; after so many the entry is over
     * @param end the key that ends the entry, {@code #} or {@code *}; null for none
     * @param timeoutSeconds how long to wait for the first digit
     * @param readBack whether the caller hears the number and confirms it
     * @param tries how often he is asked, when it is too short or not confirmed
     */
    public record Input(
            String contactId,
            String language,
            String text,
            @Nullable String prompts,
            int least,
            int most,
            @Nullable String end,
            int timeoutSeconds,
            boolean readBack,
            int tries) {
        CallPort.Digits digits() {
            if (least < 1 || most < least || most > LONGEST) {
                throw new StepFailedException(
                        "een getal van %d tot %d cijfers kan niet worden gevraagd".formatted(least, most));
            }
            String key = end == null ? "" : end.strip();
            if (!key.isEmpty() && !key.equals("#") && !key.equals("*")) {
                throw new StepFailedException("'" + key + "' kan de invoer niet afsluiten, alleen # of *");
            }
            return new CallPort.Digits(
                    least,
                    most,
                    key.isEmpty() ? null : key.charAt(0),
                    Duration.ofSeconds(timeoutSeconds),
                    readBack,
                    Math.max(1, tries));
        }
    }

    /**
     * @param digits as keyed in, with its leading zeros; null when the caller gave no number that counts
     */
    public record Collected(@Nullable String digits) {}

    @Override
    public String type() {
        return "collect-digits";
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
    public Collected perform(Input input) throws CallerGoneException {
        var announcement = Announcement.of(input.language(), input.prompts(), input.text());
        return new Collected(calls.collect(input.contactId(), announcement, input.digits()));
    }
}
