package nl.balie.calls;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Facts;
import nl.balie.database.Persistently;
import nl.balie.database.Tenancy;
import nl.balie.numbers.DialPolicy;
import nl.balie.numbers.DialRules;
import nl.balie.numbers.DialRules.Allowed;
import nl.balie.numbers.DialRules.Refusal;
import nl.balie.numbers.DialRules.Refused;
import nl.balie.telephony.CallId;
import nl.balie.telephony.Destination;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The only way to a number outside. A number that {@link DialPolicy} refuses is told as one that cannot be reached, so that
 * whoever waits for it is led on as after any other that is not; why stands in the contact's timeline.
 */
@Component
class OutsideLine {
    /** What an exchange answers that does not dial a number (RFC 3261 21.4.4). */
    private static final int FORBIDDEN = 403;

    private static final Logger log = LoggerFactory.getLogger(OutsideLine.class);

    private final Exchange exchange;
    private final Function<String, DialRules> rules;
    private final Function<String, DialRules> anybodys;
    private final Notes notes;

    /** Where a timeline is written. */
    @FunctionalInterface
    interface Notes {
        void write(String organisation, UUID contact, Fact fact);
    }

    @Autowired
    OutsideLine(Exchange exchange, DialPolicy policy, Facts facts, Tenancy tenancy) {
        this(
                exchange,
                policy::rules,
                policy::anybodys,
                (organisation, contact, fact) -> Thread.ofVirtual()
                        .name("not-dialled-" + contact)
                        .start(() -> Persistently.run(
                                "a note about contact " + contact,
                                () -> tenancy.in(organisation, () -> facts.record(contact, fact)))));
    }

    /**
     * @param rules what Balie may dial for an organisation of itself
     * @param anybodys what anybody may dial for it
     * @param notes returns at once: nothing of a call waits for the database
     */
    OutsideLine(
            Exchange exchange, Function<String, DialRules> rules, Function<String, DialRules> anybodys, Notes notes) {
        this.exchange = exchange;
        this.rules = rules;
        this.anybodys = anybodys;
        this.notes = notes;
    }

    /**
     * Rings the number and connects who answers; returns at once.
     *
     * @param contact whose timeline tells of a refusal; null while nothing can be stored
     * @param number in any notation
     * @param shown the name that the called phone is to show
     */
    CompletableFuture<Outcome> connect(
            CallId call, String organisation, @Nullable UUID contact, String number, String shown, Duration patience) {
        return dialled(
                call,
                rules.apply(organisation),
                organisation,
                contact,
                number,
                destination -> exchange.telephony().connect(call, destination, shown, patience));
    }

    /** As {@link #connect}, for an agent, of whom it was judged before whether he may dial it. */
    CompletableFuture<Outcome> connectFor(
            CallId call, String organisation, UUID contact, String number, String shown, Duration patience) {
        return dialled(
                call,
                anybodys.apply(organisation),
                organisation,
                contact,
                number,
                destination -> exchange.telephony().connect(call, destination, shown, patience));
    }

    /** As {@link #connectFor}, of somebody whom he wants to ask for advice in the call; outcomes of {@code consult}. */
    CompletableFuture<Outcome> consult(
            CallId call, String organisation, UUID contact, String number, String shown, Duration patience) {
        return dialled(
                call,
                anybodys.apply(organisation),
                organisation,
                contact,
                number,
                destination -> exchange.telephony().consult(call, destination, shown, patience));
    }

    private CompletableFuture<Outcome> dialled(
            CallId call,
            DialRules judge,
            String organisation,
            @Nullable UUID contact,
            String number,
            Function<Destination, CompletableFuture<Outcome>> dial) {
        return switch (judge.judge(number)) {
            case Allowed(var dialled) -> dial.apply(new Destination.External(dialled));
            case Refused(var why) -> {
                log.warn("call {} of {} does not dial {}: {}", call, organisation, number, why);
                if (contact != null) {
                    notes.write(organisation, contact, new Fact.NotDialled(number, reason(why)));
                }
                yield CompletableFuture.completedFuture(new Outcome.NotConnected(Reason.UNREACHABLE, FORBIDDEN));
            }
        };
    }

    private static Fact.Undialled reason(Refusal why) {
        return switch (why) {
            case NO_NUMBER -> Fact.Undialled.NO_NUMBER;
            case EMERGENCY -> Fact.Undialled.EMERGENCY;
            case PAID -> Fact.Undialled.PAID;
            case PERSONAL -> Fact.Undialled.PERSONAL;
            case SATELLITE -> Fact.Undialled.SATELLITE;
            case ABROAD -> Fact.Undialled.ABROAD;
            case NOT_PERMITTED -> Fact.Undialled.NOT_PERMITTED;
        };
    }
}
