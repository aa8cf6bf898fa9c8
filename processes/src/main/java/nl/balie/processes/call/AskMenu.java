package nl.balie.processes.call;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.balie.processes.Announcement;
import nl.balie.processes.CallPort;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.Step;
import nl.balie.processes.StepFailedException;
import org.jspecify.annotations.Nullable;

/** Says a menu and takes one key, or what the caller says in place of it (requirements 2.4.2 and 2.4.9). */
public record AskMenu(CallPort calls) implements Step<AskMenu.Input, AskMenu.Asked> {
    private static final Pattern SPOKEN = Pattern.compile("([0-9*#])\\s*=\\s*(\\S.*)");

    /**
     * @param text what is said when none of the prompts has a sound
     * @param prompts names with commas between them; null when there are none
     * @param keys the keys to choose from, one after the other, such as {@code 1230}
     * @param words that a caller may say in place of a key, such as {@code 1=paspoort, rijbewijs; 2=belastingen}
     *     (requirement 2.4.9); null for none
     * @param attempts how often in a row no usable key came before; null the first time
     */
    public record Input(
            String contactId,
            String language,
            String text,
            @Nullable String prompts,
            String keys,
            @Nullable String words,
            int timeoutSeconds,
            boolean bargeIn,
            @Nullable Integer attempts) {
        Set<String> keySet() {
            return keys.chars().mapToObj(Character::toString).collect(Collectors.toUnmodifiableSet());
        }

        Map<String, List<String>> wordsByKey() {
            if (words == null || words.isBlank()) {
                return Map.of();
            }
            Map<String, List<String>> byKey = new LinkedHashMap<>();
            for (String option : words.split(";", -1)) {
                var matcher = SPOKEN.matcher(option.strip());
                if (!matcher.matches() || !keySet().contains(matcher.group(1))) {
                    throw new StepFailedException("'" + option.strip()
                            + "' is geen toets van dit menu met woorden, zoals 1=paspoort, rijbewijs");
                }
                byKey.put(matcher.group(1), List.of(matcher.group(2).split("\\s*,\\s*", -1)));
            }
            return byKey;
        }
    }

    /**
     * @param choice the chosen key; null when none came in time or a wrong one
     * @param attempts how often in a row no usable key came, 0 after a choice
     */
    public record Asked(@Nullable String choice, int attempts) {}

    @Override
    public String type() {
        return "ask-menu";
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
        var keys = input.keySet();
        var timeout = Duration.ofSeconds(input.timeoutSeconds());
        var announcement = Announcement.of(input.language(), input.prompts(), input.text());
        var menu = new CallPort.Menu(keys, input.wordsByKey(), timeout, input.bargeIn());
        String key = calls.ask(input.contactId(), announcement, menu);
        if (key != null && keys.contains(key)) {
            return new Asked(key, 0);
        }
        return new Asked(null, input.attempts() == null ? 1 : input.attempts() + 1);
    }
}
