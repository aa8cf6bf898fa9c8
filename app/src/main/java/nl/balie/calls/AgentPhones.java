package nl.balie.calls;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import nl.balie.people.BrowserPhones;
import nl.balie.people.PhoneChoice;
import nl.balie.people.PhoneChoices;
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
    private final PhoneChoices choices;
    private final Map<String, PhoneChoice> rung = new ConcurrentHashMap<>();

    AgentPhones(Exchange exchange, PhoneChoices choices) {
        this.exchange = exchange;
        this.choices = choices;
    }

    /** Whether a device of this user can be rung. */
    boolean reaches(String username) {
        return !inOrder(username).isEmpty();
    }

    /** Whether he was rung at this device last, and so speaks at it when he speaks. */
    boolean isAt(String username, PhoneChoice device) {
        return rung.get(username) == device;
    }

    /** The device that is rung where only one can be. */
    Destination first(String username) {
        return destination(devices(username).getFirst(), username);
    }

    /** Rings his devices for a caller, the next when one cannot be reached; as {@code Telephony.connect}. */
    CompletableFuture<Outcome> connect(CallId call, String username, String shownName, Duration timeout) {
        return connect(call, username, devices(username), shownName, timeout);
    }

    private CompletableFuture<Outcome> connect(
            CallId call, String username, List<PhoneChoice> devices, String shownName, Duration timeout) {
        var ringing = exchange.telephony().connect(call, destination(devices.getFirst(), username), shownName, timeout);
        List<PhoneChoice> rest = devices.subList(1, devices.size());
        return rest.isEmpty()
                ? ringing
                : ringing.thenCompose(
                        outcome -> outcome instanceof NotConnected(var reason, var _) && reason == Reason.UNREACHABLE
                                ? connect(call, username, rest, shownName, timeout)
                                : CompletableFuture.completedFuture(outcome));
    }

    /** The devices that would ring, that of his choice first. */
    List<PhoneChoice> inOrder(String username) {
        if (!exchange.isOpen()) {
            return List.of();
        }
        Set<String> registered = exchange.telephony().registeredPhones();
        PhoneChoice chosen = choices.of(username).orElse(PhoneChoice.BROWSER);
        return Stream.of(PhoneChoice.values())
                .filter(device -> registered.contains(account(device, username)))
                .sorted(Comparator.comparing(device -> device != chosen))
                .toList();
    }

    /** As {@link #inOrder}; when none is there, that at which he would be told to be unreachable. */
    private List<PhoneChoice> devices(String username) {
        List<PhoneChoice> there = inOrder(username);
        return there.isEmpty() ? List.of(PhoneChoice.SIP) : there;
    }

    private Destination destination(PhoneChoice device, String username) {
        rung.put(username, device);
        return new Destination.Phone(account(device, username));
    }

    private static String account(PhoneChoice device, String username) {
        return switch (device) {
            case BROWSER -> BrowserPhones.account(username);
            case SIP -> username;
        };
    }
}
