package nl.balie.calls;

import java.util.Locale;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What agents hear and see of callbacks. */
@Component
class CallbackWords {
    private static final Locale DUTCH = Locale.of("nl");
    private static final String NETHERLANDS = "+31";

    private final MessageSource messages;

    CallbackWords(MessageSource messages) {
        this.messages = messages;
    }

    /** What an agent's phone shows. */
    String shownName(String number) {
        return messages.getMessage("callbacks.shown", new Object[] {national(number)}, DUTCH);
    }

    /** What an agent hears when the customer did not answer. */
    String missed(Reason reason) {
        return messages.getMessage("callbacks.missed." + reason, null, DUTCH);
    }

    /** As somebody in the Netherlands writes it. */
    private static String national(String number) {
        return number.startsWith(NETHERLANDS) ? "0" + number.substring(NETHERLANDS.length()) : number;
    }
}
