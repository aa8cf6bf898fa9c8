package nl.balie.calls;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import nl.balie.acd.Queueing;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.EventType;
import nl.balie.database.Persistently;
import nl.balie.database.Tenancy;
import nl.balie.numbers.E164;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.StepFailedException;
import nl.balie.telephony.Destination;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Prompt;
import org.springframework.stereotype.Component;

/** Connects callers with somebody outside, as their flow says. */
@Component
class Transfers {
    private static final Duration RING = Duration.ofSeconds(45);

    private final Exchange exchange;
    private final Queueing queueing;
    private final Contacts contacts;
    private final Tenancy tenancy;

    Transfers(Exchange exchange, Queueing queueing, Contacts contacts, Tenancy tenancy) {
        this.exchange = exchange;
        this.queueing = queueing;
        this.contacts = contacts;
        this.tenancy = tenancy;
    }

    /**
     * Rings the number while the caller hears music, and connects them; a caller who waits in a queue leaves it then.
     *
     * @param number as an administrator typed it
     * @return false when nobody answered
     */
    boolean outside(LiveCall call, String number) throws CallerGoneException {
        if (call.transferred()) {
            return true;
        }
        Optional<String> called = E164.of(number);
        if (called.isEmpty()) {
            throw new StepFailedException("'" + number + "' is geen telefoonnummer");
        }
        call.markTakenOver();
        exchange.telephony().playMusic(call.id(), new Prompt.HoldMusic());
        Outcome outcome = exchange.telephony()
                .connect(call.id(), new Destination.External(called.get()), called.get(), RING)
                .join();
        return switch (outcome) {
            case Outcome.Done _ -> {
                connected(call, called.get());
                yield true;
            }
            case Outcome.NotConnected _ -> false;
            default -> throw new CallerGoneException(call.contact().toString());
        };
    }

    private void connected(LiveCall call, String number) {
        call.markTransferred();
        Persistently.run(
                "the transfer of contact " + call.contact(),
                () -> tenancy.in(call.organisation(), () -> {
                    queueing.leave(call.organisation(), call.contact());
                    contacts.note(call.contact(), EventType.TRANSFERRED, Map.of("naar", number));
                }));
        if (!call.markConnected()) {
            exchange.telephony().hangUp(call.id());
        }
    }
}
