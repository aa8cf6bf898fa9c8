package nl.balie.calls;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.balie.processes.CallPort.Menu;
import nl.balie.telephony.SpokenKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What a caller may say to a menu: the words of the model, and the names of its keys. */
@Component
class SpokenMenu {
    private final SpeechSettings settings;
    private final MessageSource messages;

    SpokenMenu(SpeechSettings settings, MessageSource messages) {
        this.settings = settings;
        this.messages = messages;
    }

    /** Null when nobody understands this language, so that only keys count. */
    @Nullable
    SpokenKeys keys(String language, Menu menu) {
        if (!settings.servers().containsKey(language)) {
            return null;
        }
        Map<Character, List<String>> phrases = new HashMap<>();
        menu.words().forEach((key, words) -> phrases.put(key.charAt(0), words));
        Map<Character, List<String>> names = new HashMap<>();
        menu.keys().forEach(key -> names.put(key.charAt(0), names(language, key)));
        return new SpokenKeys(language, phrases, names);
    }

    private List<String> names(String language, String key) {
        String known = messages.getMessage("calls.key." + code(key), null, "", Locale.of(language));
        return known == null ? List.of() : List.of(known.split(",\\s*", -1));
    }

    private static String code(String key) {
        return switch (key) {
            case "*" -> "star";
            case "#" -> "hash";
            default -> key;
        };
    }
}
