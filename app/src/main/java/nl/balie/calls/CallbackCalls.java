package nl.balie.calls;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.balie.acd.Consultations;
import nl.balie.acd.Offer;
import nl.balie.acd.Queueing;
import nl.balie.callbacks.Callback;
import nl.balie.callbacks.Callback.State;
import nl.balie.callbacks.Callbacks;
import nl.balie.calls.CallState.Target;
import nl.balie.calls.DeskCalls.CallBack;
import nl.balie.database.Tenancy;
import nl.balie.queues.Queues;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import nl.balie.telephony.OutgoingCall;
import org.springframework.stereotype.Component;

/**
 * Begins calls that agents make, to customers who asked to be called (requirement 2.3.16) and to whom they dial: an offer
 * rings the agent, and once he is there the other is dialled.
 */
@Component
class CallbackCalls {
    private final Exchange exchange;
    private final AgentPhones phones;
    private final LiveCalls calls;
    private final CallPerformer performer;
    private final Callbacks callbacks;
    private final CallbackWords words;
    private final Queueing queueing;
    private final Consultations consultations;
    private final CallRecords records;
    private final Queues queues;
    private final CallSettings settings;
    private final Tenancy tenancy;

    CallbackCalls(
            Exchange exchange,
            AgentPhones phones,
            LiveCalls calls,
            CallPerformer performer,
            Callbacks callbacks,
            CallbackWords words,
            Queueing queueing,
            Consultations consultations,
            CallRecords records,
            Queues queues,
            CallSettings settings,
            Tenancy tenancy) {
        this.exchange = exchange;
        this.phones = phones;
        this.calls = calls;
        this.performer = performer;
        this.callbacks = callbacks;
        this.words = words;
        this.queueing = queueing;
        this.consultations = consultations;
        this.records = records;
        this.queues = queues;
        this.settings = settings;
        this.tenancy = tenancy;
    }

    /**
     * Rings the agent to whom a callback is offered, or who dials.
     *
     * @return false when the offered contact is no call that an agent makes
     */
    boolean ring(Offer offer) {
        Optional<Errand> errand = tenancy.read(offer.organisation(), () -> errand(offer.contactId()));
        errand.ifPresent(found -> ring(found, offer));
        return errand.isPresent();
    }

    private Optional<Errand> errand(UUID contact) {
        Optional<Errand> wish = callbacks.ofContact(contact).map(Errand.Wish::new);
        return wish.or(() -> records.dialled(contact)
                .flatMap(dialled ->
                        target(dialled).map(target -> new Errand.Dialled(contact, target, dialled.shown()))));
    }

    private Optional<Target> target(CallRecords.Dialled dialled) {
        return dialled.number() == null
                ? Optional.ofNullable(dialled.colleague())
                        .flatMap(consultations::colleague)
                        .map(who -> new Target.Colleague(who.id(), who.username(), who.displayName()))
                : Optional.of(new Target.Number(dialled.number()));
    }

    private void ring(Errand errand, Offer offer) {
        OutgoingCall outgoing = exchange.telephony()
                .callOut(
                        phones.first(offer.username()),
                        errand.shown(),
                        words.onOwnPhone(errand),
                        CallLine.patience(offer));
        LiveCall call = LiveCall.callingBack(outgoing.id(), new CallState.AgentRung(offer, errand, false), performer);
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
