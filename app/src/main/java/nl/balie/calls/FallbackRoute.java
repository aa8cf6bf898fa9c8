package nl.balie.calls;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.balie.acd.Queueing;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.EventType;
import nl.balie.database.Tenancy;
import nl.balie.flows.FlowStuck;
import nl.balie.numbers.PhoneNumber;
import nl.balie.queues.Queue;
import nl.balie.queues.Queues;
import nl.balie.telephony.CallId;
import nl.balie.telephony.Destination;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Prompt;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens to a call that no flow leads: what its number says (design, principle 6). */
@Component
class FallbackRoute {
    private static final String LANGUAGE = "nl";
    private static final String SORRY = "Wij kunnen u op dit moment niet helpen. Probeert u het later opnieuw.";
    private static final Duration RING_OUTSIDE = Duration.ofSeconds(60);

    private final Exchange exchange;
    private final LiveCalls calls;
    private final Contacts contacts;
    private final Queues queues;
    private final Queueing queueing;
    private final Tenancy tenancy;
    private final WaitingSound sound;

    FallbackRoute(
            Exchange exchange,
            LiveCalls calls,
            Contacts contacts,
            Queues queues,
            Queueing queueing,
            Tenancy tenancy,
            WaitingSound sound) {
        this.exchange = exchange;
        this.calls = calls;
        this.contacts = contacts;
        this.queues = queues;
        this.queueing = queueing;
        this.tenancy = tenancy;
        this.sound = sound;
    }

    /** A flow that stands still leaves its caller to us, unless he waits in a queue or speaks with an agent. */
    @EventListener
    void stuck(FlowStuck event) {
        leave(event.contact());
    }

    /** The flow ends here, so that nothing leads its caller any more, unless he waits in a queue or speaks with an agent. */
    void leave(UUID contact) {
        calls.of(contact)
                .filter(LiveCall::leaveFlow)
                .ifPresent(call -> Thread.ofVirtual()
                        .name("fallback-" + call.contact())
                        .start(() -> take(call, "Een stap van de callflow is mislukt")));
    }

    /**
     * Takes the call to its end; blocks until it is on its way, so it runs on a thread of its own.
     *
     * @param because why no flow leads the call, for who reads its timeline
     */
    void take(LiveCall call, String because) {
        PhoneNumber number = call.number();
        tenancy.in(
                call.organisation(),
                () -> contacts.note(
                        call.contact(),
                        EventType.FALLBACK_STARTED,
                        Map.of("terugval", number.fallback().name(), "omdat", because)));
        if (!(exchange.telephony().answer(call.id()).join() instanceof Outcome.Done)) {
            return;
        }
        switch (number.fallback()) {
            case MESSAGE -> sayAndHangUp(call.id(), number.fallbackMessage());
            case QUEUE -> queue(call);
            case EXTERNAL -> {
                if (connectedOutside(call.id(), number) && !call.markConnected()) {
                    exchange.telephony().hangUp(call.id());
                }
            }
        }
    }

    /** Answers a call that cannot become a contact, because the database is away; returns at once. */
    void takeUnstored(CallId call, PhoneNumber number) {
        Thread.ofVirtual().name("unstored-" + call).start(() -> {
            if (!(exchange.telephony().answer(call).join() instanceof Outcome.Done)) {
                return;
            }
            switch (number.fallback()) {
                case MESSAGE -> sayAndHangUp(call, number.fallbackMessage());
                case QUEUE -> sayAndHangUp(call, SORRY);
                case EXTERNAL -> connectedOutside(call, number);
            }
        });
    }

    private void sayAndHangUp(CallId call, String message) {
        exchange.telephony()
                .play(call, List.of(new Prompt.Speech(LANGUAGE, message)))
                .join();
        exchange.telephony().hangUp(call);
    }

    private void queue(LiveCall call) {
        Queue queue = tenancy.in(
                call.organisation(), () -> queues.find(call.number().queueId()).orElseThrow());
        sound.play(call, queue);
        call.markQueued();
        queueing.enter(call.organisation(), call.contact(), queue, 0);
    }

    private boolean connectedOutside(CallId call, PhoneNumber number) {
        String outside = number.fallbackNumber();
        if (outside == null) {
            throw new IllegalStateException("number " + number.id() + " has no fallback number");
        }
        exchange.telephony().playMusic(call, new Prompt.HoldMusic());
        Outcome outcome = exchange.telephony()
                .connect(call, new Destination.External(outside), number.description(), RING_OUTSIDE)
                .join();
        if (outcome instanceof Outcome.NotConnected) {
            sayAndHangUp(call, SORRY);
        }
        return outcome instanceof Outcome.Done;
    }
}
