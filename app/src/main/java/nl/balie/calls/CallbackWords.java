package nl.balie.calls;

import java.util.Locale;
import nl.balie.calls.CallState.Target;
import nl.balie.numbers.WrittenNumber;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import nl.balie.tenants.OrganisationName;
import nl.balie.tenants.Organisations;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What agents hear and see of the calls that they make, and what those see whom they call. */
@Component
class CallbackWords {
    private static final Locale DUTCH = Locale.of("nl");

    /** RFC 3323 4.1.1.3. */
    private static final String ANONYMOUS = "Anonymous";

    private final MessageSource messages;
    private final Organisations organisations;

    CallbackWords(MessageSource messages, Organisations organisations) {
        this.messages = messages;
        this.organisations = organisations;
    }

    /** What the agent's phone shows. */
    String onOwnPhone(Errand errand) {
        String who = switch (errand.target()) {
            case Target.Number(var number) -> WrittenNumber.written(number);
            case Target.Colleague(var _, var _, var name) -> name;
        };
        String key = switch (errand) {
            case Errand.Wish _ -> "callbacks.shown";
            case Errand.Dialled _ -> "callbacks.dialled";
        };
        return messages.getMessage(key, new Object[] {who}, DUTCH);
    }

    /** What the phone outside shows beside the number: the organisation, unless no number is shown. */
    String outside(String organisation, Errand errand) {
        return errand.shown() == null
                ? ANONYMOUS
                : organisations.named(organisation).map(OrganisationName::name).orElse("");
    }

    /** What an agent hears when nobody answered. */
    String missed(Errand errand, Reason reason) {
        String key = switch (errand) {
            case Errand.Wish _ -> "callbacks.missed.";
            case Errand.Dialled _ -> "callbacks.not-reached.";
        };
        return messages.getMessage(key + reason, null, DUTCH);
    }
}
