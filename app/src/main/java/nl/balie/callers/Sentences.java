package nl.balie.callers;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What Balie itself says to callers, in the languages that it speaks. */
@Component
public class Sentences {
    private static final String DUTCH = "nl";
    private static final Set<String> KNOWN = Set.of(DUTCH, "en");

    private final MessageSource messages;

    Sentences(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * The language in which Balie speaks to who chose this one.
     *
     * @param language ISO 639-1
     */
    public String language(String language) {
        return KNOWN.contains(language) ? language : DUTCH;
    }

    /**
     * A sentence.
     *
     * @param language ISO 639-1, as the caller chose it
     * @param text key in the message files
     * @param values for the places in it
     */
    public String text(String language, String text, Object... values) {
        return messages.getMessage(text, values, Locale.of(language(language)));
    }

    /** The same, to be heard. */
    public List<Sound> sound(String language, String text, Object... values) {
        return Sound.of(language(language), text(language, text, values));
    }
}
