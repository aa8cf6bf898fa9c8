package nl.balie.processes.call;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import nl.balie.processes.Announcement;
import nl.balie.processes.CallPort;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.Step;
import nl.balie.processes.StepFailedException;
import org.jspecify.annotations.Nullable;

/** Lets the caller choose the language in which he hears everything that follows (requirement 2.4.10). */
public record ChooseLanguage(CallPort calls) implements Step<ChooseLanguage.Input, ChooseLanguage.Chosen> {
    private static final Pattern CHOICE = Pattern.compile("([0-9*#])\\s*=\\s*([a-z]{2})");

    /**
     * @param text what is said when none of the prompts has a sound
     * @param prompts names with commas between them; null when there are none
     * @param languages each key with its language in ISO 639-1, such as {@code 1=nl, 2=en}
     * @param otherwise the language of who presses no such key
     */
    public record Input(
            String organisation,
            String contactId,
            String text,
            @Nullable String prompts,
            String languages,
            String otherwise,
            int timeoutSeconds) {
        Map<String, String> byKey() {
            Map<String, String> byKey = new LinkedHashMap<>();
            Arrays.stream(languages.split(",", -1)).map(String::strip).forEach(choice -> {
                var matcher = CHOICE.matcher(choice);
                if (!matcher.matches()) {
                    throw new StepFailedException("'" + choice + "' is geen toets met een taal, zoals 2=en");
                }
                byKey.put(matcher.group(1), matcher.group(2));
            });
            return byKey;
        }
    }

    /**
     * @param language in ISO 639-1
     */
    public record Chosen(String language) {}

    @Override
    public String type() {
        return "choose-language";
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
    public Chosen perform(Input input) throws CallerGoneException {
        var byKey = input.byKey();
        var announcement = Announcement.of(input.otherwise(), input.prompts(), input.text());
        var timeout = Duration.ofSeconds(input.timeoutSeconds());
        var menu = new CallPort.Menu(byKey.keySet(), Map.of(), timeout, true);
        String key = calls.ask(input.contactId(), announcement, menu);
        String language = key == null ? input.otherwise() : byKey.getOrDefault(key, input.otherwise());
        calls.speaks(input.organisation(), input.contactId(), language);
        return new Chosen(language);
    }
}
