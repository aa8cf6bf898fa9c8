package nl.balie.calls;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import nl.balie.people.BrowserPhoneChanged;
import nl.balie.people.PhoneChoice;
import nl.balie.people.SignedInUser;
import nl.balie.telephony.CallId;
import nl.balie.telephony.Party;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps the call of an agent whose browser loads its phone again: the customer hears music until the browser has taken the call
 * up again. When that takes too long the agent's part is over, as when his phone is hung up.
 */
@Component
public class LostBrowsers {
    private static final Logger LOG = LoggerFactory.getLogger(LostBrowsers.class);

    /** A page is there again after a second or two; a customer does not wait for long for one that is not. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Exchange exchange;
    private final LiveCalls calls;
    private final AgentPhones phones;
    private final DeskCalls desk;
    private final ScheduledExecutorService clockwork;
    private final Map<UUID, Waiting> waiting = new ConcurrentHashMap<>();

    LostBrowsers(
            Exchange exchange,
            LiveCalls calls,
            AgentPhones phones,
            DeskCalls desk,
            ScheduledExecutorService callClockwork) {
        this.exchange = exchange;
        this.calls = calls;
        this.phones = phones;
        this.desk = desk;
        this.clockwork = callClockwork;
    }

    /** @param heldHere whether the customer was not on hold before */
    private record Waiting(CallId call, Party customer, boolean heldHere) {}

    @EventListener
    void on(BrowserPhoneChanged event) {
        SignedInUser user = event.user();
        if (event.connected() || !phones.isAt(user.username(), PhoneChoice.BROWSER) || !exchange.isOpen()) {
            return;
        }
        calls.ofAgent(user.userId())
                .filter(call -> call.conversation().isPresent())
                .ifPresent(call -> lost(user, call));
    }

    private void lost(SignedInUser user, LiveCall call) {
        Party customer = call.isCallback() ? Party.PHONE : Party.CALLER;
        boolean heldHere = !calls.isHeld(call.id(), customer);
        var now = new Waiting(call.id(), customer, heldHere);
        if (waiting.putIfAbsent(user.userId(), now) != null) {
            return;
        }
        LOG.info("the browser of the agent of contact {} is away", call.contact());
        if (heldHere) {
            var _ = exchange.telephony().hold(call.id(), customer);
        }
        var _ = clockwork.schedule(() -> giveUp(user, now), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void giveUp(SignedInUser user, Waiting then) {
        if (waiting.remove(user.userId(), then)) {
            Thread.ofVirtual().name("lost-browser").start(() -> {
                boolean ended = calls.ofAgent(user.userId())
                                .filter(call -> call.id().equals(then.call))
                                .isPresent()
                        && desk.hangUp(user.organisation(), user.userId());
                LOG.info("the browser of agent {} did not come back: {}", user.userId(), ended);
            });
        }
    }

    /** The agent's browser has sound again; the customer is taken back, unless the agent had put him on hold himself. */
    public void resumed(SignedInUser user) {
        Optional.ofNullable(waiting.remove(user.userId()))
                .filter(Waiting::heldHere)
                .ifPresent(back ->
                        exchange.telephony().takeBack(back.call, back.customer).join());
    }
}
