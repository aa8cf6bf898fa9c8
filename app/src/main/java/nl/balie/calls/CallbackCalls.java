package nl.balie.calls;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.balie.acd.Offer;
import nl.balie.acd.Queueing;
import nl.balie.callbacks.Callback;
import nl.balie.callbacks.Callback.State;
import nl.balie.callbacks.Callbacks;
import nl.balie.calls.DeskCalls.CallBack;
import nl.balie.database.Tenancy;
import nl.balie.queues.Queues;
import nl.balie.telephony.Destination;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import nl.balie.telephony.OutgoingCall;
import org.springframework.stereotype.Component;

/**
 * Begins calls in which agents are connected with customers who asked to be called: an offer rings the agent, and once he is
 * there the customer is dialled (requirement 2.3.16).
 */
@Component
class CallbackCalls {
    private final Exchange exchange;
    private final LiveCalls calls;
    private final CallPerformer performer;
    private final Callbacks callbacks;
    private final CallbackWords words;
    private final Queueing queueing;
    private final CallRecords records;
    private final Queues queues;
    private final CallSettings settings;
    private final Tenancy tenancy;

    CallbackCalls(
            Exchange exchange,
            LiveCalls calls,
            CallPerformer performer,
            Callbacks callbacks,
            CallbackWords words,
            Queueing queueing,
            CallRecords records,
            Queues queues,
            CallSettings settings,
            Tenancy tenancy) {
        this.exchange = exchange;
        this.calls = calls;
        this.performer = performer;
        this.callbacks = callbacks;
        this.words = words;
        this.queueing = queueing;
        this.records = records;
        this.queues = queues;
        this.settings = settings;
        this.tenancy = tenancy;
    }

    /**
     * Rings the agent to whom a callback is offered.
     *
     * @return false when the offered contact is no callback
     */
    boolean ring(Offer offer) {
        Optional<Callback> callback = tenancy.read(offer.organisation(), () -> callbacks.ofContact(offer.contactId()));
        callback.ifPresent(found -> ring(found, offer));
        return callback.isPresent();
    }

    private void ring(Callback callback, Offer offer) {
        OutgoingCall outgoing = exchange.telephony()
                .callOut(
                        new Destination.Phone(offer.username()),
                        callback.calledNumber(),
                        words.shownName(number(callback)),
                        CallLine.patience(offer));
        LiveCall call = LiveCall.callingBack(outgoing.id(), new CallState.AgentRung(offer, callback, false), performer);
        calls.add(call);
        var unused = outgoing.answered().thenAccept(outcome -> agentCame(call, offer, outcome));
    }

    private void agentCame(LiveCall call, Offer offer, Outcome outcome) {
        if (outcome instanceof Outcome.Done(var at)) {
            call.post(new CallEvent.PhoneAnswered(offer.id(), at));
            return;
        }
        calls.remove(call.id()); // without a place for the call, its end is told by nobody
        Reason reason = outcome instanceof Outcome.NotConnected(var why, var _) ? why : Reason.WITHDRAWN;
        call.post(new CallEvent.PhoneRefused(offer.id(), reason));
    }

    /** As {@link DeskCalls#callBack}. */
    CallBack callBack(String organisation, UUID agent, UUID message) {
        try {
            return tenancy.in(organisation, () -> {
                Callback callback = callbacks
                        .find(message)
                        .filter(found -> found.state() == State.OPEN && found.number() != null)
                        .orElse(null);
                if (callback == null) {
                    return CallBack.NOT_OPEN;
                }
                UUID contact = records.callback(
                        callback.calledNumber(), number(callback), settings.node(), callback.requestedIn());
                boolean rings = queueing.offerTo(
                        organisation, contact, queues.find(callback.queueId()).orElseThrow(), agent);
                if (!rings) {
                    throw new Refused(CallBack.AGENT_BUSY);
                }
                if (!callbacks.take(message)) {
                    throw new Refused(CallBack.NOT_OPEN);
                }
                callbacks.calledIn(callback.requestedIn(), contact);
                return CallBack.RINGS;
            });
        } catch (Refused refused) {
            return refused.why;
        }
    }

    /** Undoes what was begun. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final CallBack why;

        Refused(CallBack why) {
            super(why.name());
            this.why = why;
        }
    }

    private static String number(Callback callback) {
        return Objects.requireNonNull(callback.number(), "only what has a number is offered");
    }
}
