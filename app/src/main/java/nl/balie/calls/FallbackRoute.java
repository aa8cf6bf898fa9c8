package nl.balie.calls;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import nl.balie.contacts.Fact;
import nl.balie.flows.FlowStuck;
import nl.balie.numbers.PhoneNumber;
import nl.balie.telephony.CallId;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Prompt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Has calls that no flow leads follow what their number says (design, principle 6), and does that for a call that cannot be
 * stored.
 */
@Component
class FallbackRoute {
    private static final Logger log = LoggerFactory.getLogger(FallbackRoute.class);
    private static final String LANGUAGE = "nl";
    private static final String SORRY = "Wij kunnen u op dit moment niet helpen. Probeert u het later opnieuw.";
    private static final Duration RING_OUTSIDE = Duration.ofSeconds(60);

    private final Exchange exchange;
    private final OutsideLine line;
    private final LiveCalls calls;

    FallbackRoute(Exchange exchange, OutsideLine line, LiveCalls calls) {
        this.exchange = exchange;
        this.line = line;
        this.calls = calls;
    }

    /** A flow that stands still leaves its caller to us, unless he waits in a queue or speaks with somebody. */
    @EventListener
    void stuck(FlowStuck event) {
        leave(event.contact());
    }

    /** The flow ends here, so that nothing leads its caller any more, unless he waits in a queue or speaks with somebody. */
    void leave(UUID contact) {
        calls.of(contact).ifPresent(call -> call.leaveFlow(Fact.FallbackCause.STEP_FAILED));
    }

    /** Answers a call that cannot become a contact, because the database is away; returns at once. */
    void takeUnstored(CallId call, String organisation, PhoneNumber number) {
        Thread.ofVirtual().name("unstored-" + call).start(() -> {
            try {
                lead(call, organisation, number);
            } catch (RuntimeException failure) {
                log.error("call {} cannot follow its number's fallback and is ended", call, failure);
                exchange.telephony().hangUp(call);
            }
        });
    }

    private void lead(CallId call, String organisation, PhoneNumber number) {
        if (!(exchange.telephony().answer(call).join() instanceof Outcome.Done)) {
            return;
        }
        switch (number.fallback()) {
            case MESSAGE -> sayAndHangUp(call, number.fallbackMessage());
            case QUEUE -> sayAndHangUp(call, SORRY);
            case EXTERNAL -> outside(call, organisation, number);
        }
    }

    private void sayAndHangUp(CallId call, String message) {
        exchange.telephony()
                .play(call, List.of(new Prompt.Speech(LANGUAGE, message)))
                .join();
        exchange.telephony().hangUp(call);
    }

    private void outside(CallId call, String organisation, PhoneNumber number) {
        String outside = number.fallbackNumber();
        if (outside == null) {
            throw new IllegalStateException("number " + number.id() + " has no fallback number");
        }
        exchange.telephony().playMusic(call, new Prompt.HoldMusic());
        Outcome outcome = line.connect(call, organisation, null, outside, number.description(), RING_OUTSIDE)
                .join();
        if (outcome instanceof Outcome.NotConnected) {
            sayAndHangUp(call, SORRY);
        }
    }
}
