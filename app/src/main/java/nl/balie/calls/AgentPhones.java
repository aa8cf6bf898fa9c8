package nl.balie.calls;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import nl.balie.people.BrowserPhones;
import nl.balie.telephony.CallId;
import nl.balie.telephony.Destination;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Outcome.NotConnected;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import org.springframework.stereotype.Component;

/** At which of his devices an agent is rung (requirement 2.5.3): that of his choice, or the next when that one fails. */
@Component
class AgentPhones {
    private final Exchange exchange;

    AgentPhones(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Whether a device of this user can be rung. */
    boolean reaches(String username) {
        return exchange.isOpen() && !registered(username).isEmpty();
    }

    /** The device that is rung where only one can be. */
    Destination first(String username) {
        return registered(username).stream().findFirst().orElse(new Destination.Phone(username));
    }

    /** Rings his devices for a caller, the next when one cannot be reached; as {@code Telephony.connect}. */
    CompletableFuture<Outcome> connect(CallId call, String username, String shownName, Duration timeout) {
        List<Destination> found = registered(username);
        return connect(call, found.isEmpty() ? List.of(new Destination.Phone(username)) : found, shownName, timeout);
    }

    private CompletableFuture<Outcome> connect(
            CallId call, List<Destination> devices, String shownName, Duration timeout) {
        var ringing = exchange.telephony().connect(call, devices.getFirst(), shownName, timeout);
        List<Destination> rest = devices.subList(1, devices.size());
        return rest.isEmpty()
                ? ringing
                : ringing.thenCompose(
                        outcome -> outcome instanceof NotConnected(var reason, var _) && reason == Reason.UNREACHABLE
                                ? connect(call, rest, shownName, timeout)
                                : CompletableFuture.completedFuture(outcome));
    }

    private List<Destination> registered(String username) {
        Set<String> registered = exchange.telephony().registeredPhones();
        return Stream.of(BrowserPhones.account(username), username)
                .filter(registered::contains)
                .<Destination>map(Destination.Phone::new)
                .toList();
    }
}
