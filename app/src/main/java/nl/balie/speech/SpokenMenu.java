package nl.balie.speech;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.balie.telephony.SpokenKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What a caller may say to a menu: the words of the model, and the names of its keys. */
@Component
public class SpokenMenu {
    private final SpeechSettings settings;
    private final MessageSource messages;

    SpokenMenu(SpeechSettings settings, MessageSource messages) {
        this.settings = settings;
        this.messages = messages;
    }

    /**
     * What counts as a key.
     *
     * @param language ISO 639-1
     * @param words of the model for a key
     * @return null when nobody understands this language, so that only keys count
     */
    public @Nullable SpokenKeys keys(String language, Set<Character> keys, Map<Character, List<String>> words) {
        if (!settings.servers().containsKey(language)) {
            return null;
        }
        Map<Character, List<String>> names = new HashMap<>();
        keys.forEach(key -> names.put(key, names(language, key)));
        return new SpokenKeys(language, words, names);
    }

    private List<String> names(String language, char key) {
        String known = messages.getMessage("speech.key." + code(key), null, "", Locale.of(language));
        return known == null ? List.of() : List.of(known.split(",\\s*", -1));
    }

    private static String code(char key) {
        return switch (key) {
            case '*' -> "star";
            case '#' -> "hash";
            default -> String.valueOf(key);
        };
    }
}
