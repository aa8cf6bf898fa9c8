package nl.balie.calls;

import java.util.Locale;
import java.util.stream.Collectors;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import nl.balie.treatment.WaitingWords;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What is said and shown about callbacks. */
@Component
class CallbackWords {
    private static final Locale DUTCH = Locale.of("nl");
    private static final String NETHERLANDS = "+31";

    private final MessageSource messages;
    private final WaitingWords waiting;

    CallbackWords(MessageSource messages, WaitingWords waiting) {
        this.messages = messages;
        this.waiting = waiting;
    }

    /** What an agent's phone shows. */
    String shownName(String number) {
        return messages.getMessage("callbacks.shown", new Object[] {national(number)}, DUTCH);
    }

    /** What an agent hears when the customer did not answer. */
    String missed(Reason reason) {
        return messages.getMessage("callbacks.missed." + reason, null, DUTCH);
    }

    /** A sentence for a caller, in his language. */
    String said(String language, String sentence) {
        return messages.getMessage("callbacks.spoken." + sentence, null, Locale.of(waiting.language(language)));
    }

    /** A sentence with a telephone number in it, digit by digit. */
    String said(String language, String sentence, String number) {
        String digits = national(number)
                .replace("+", "00")
                .chars()
                .mapToObj(Character::toString)
                .collect(Collectors.joining(" "));
        return messages.getMessage(
                "callbacks.spoken." + sentence, new Object[] {digits}, Locale.of(waiting.language(language)));
    }

    /** As somebody in the Netherlands writes it. */
    private static String national(String number) {
        return number.startsWith(NETHERLANDS) ? "0" + number.substring(NETHERLANDS.length()) : number;
    }
}
