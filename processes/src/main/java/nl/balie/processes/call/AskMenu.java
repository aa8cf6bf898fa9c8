package nl.balie.processes.call;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import nl.balie.processes.Announcement;
import nl.balie.processes.CallPort;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.Step;
import org.jspecify.annotations.Nullable;

/** Says a menu and takes one key (requirement 2.4.2). */
public record AskMenu(CallPort calls) implements Step<AskMenu.Input, AskMenu.Asked> {
    /**
     * @param text what is said when none of the prompts has a sound
     * @param prompts names with commas between them; null when there are none
     * @param keys the keys to choose from, one after the other, such as {@code 1230}
     * @param attempts how often in a row no usable key came before; null the first time
     */
    public record Input(
            String contactId,
            String language,
            String text,
            @Nullable String prompts,
            String keys,
            int timeoutSeconds,
            boolean bargeIn,
            @Nullable Integer attempts) {
        Set<String> keySet() {
            return keys.chars().mapToObj(Character::toString).collect(Collectors.toUnmodifiableSet());
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
        String key = calls.ask(input.contactId(), announcement, keys, timeout, input.bargeIn());
        if (key != null && keys.contains(key)) {
            return new Asked(key, 0);
        }
        return new Asked(null, input.attempts() == null ? 1 : input.attempts() + 1);
    }
}
