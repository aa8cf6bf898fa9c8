package nl.balie.treatment;

import java.util.Locale;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What is said to who waits about his place and his waiting time. */
@Component
public class WaitingWords {
    private static final String DUTCH = "nl";
    private static final Set<String> KNOWN = Set.of(DUTCH, "en");

    private final MessageSource messages;

    WaitingWords(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * The language in which the others speak to who chose this one.
     *
     * @param language ISO 639-1
     */
    public String language(String language) {
        return KNOWN.contains(language) ? language : DUTCH;
    }

    /**
     * The sentence about the caller's place.
     *
     * @param position 1 for who is next
     */
    public String position(String language, int position) {
        return text(language, "position", position);
    }

    /** The sentence about the expected waiting time. */
    public String expected(String language, int minutes) {
        return text(language, "expected", minutes);
    }

    /** How to choose to go elsewhere. */
    public String choice(String language, Elsewhere.Destination destination) {
        return text(
                language,
                switch (destination) {
                    case CALLBACK -> "choice.callback";
                    case VOICEMAIL -> "choice.voicemail";
                    case WAIT, QUEUE, EXTERNAL, DISCONNECT -> "choice";
                });
    }

    private String text(String language, String what, Object... values) {
        return messages.getMessage("treatment.spoken." + what, values, Locale.of(language(language)));
    }
}
