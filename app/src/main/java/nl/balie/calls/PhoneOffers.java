package nl.balie.calls;

import java.util.Optional;
import nl.balie.acd.Offer;
import nl.balie.acd.OfferDelivery;
import nl.balie.acd.OfferOutcome;
import nl.balie.acd.Queueing;
import nl.balie.contacts.Contact.Channel;
import nl.balie.contacts.EndCause;
import nl.balie.contacts.Result;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import org.springframework.stereotype.Component;

/** Brings an offer to the agent's phone. */
@Component
class PhoneOffers implements OfferDelivery {
    private final Exchange exchange;
    private final LiveCalls calls;
    private final CallbackCalls callbacks;
    private final Queueing queueing;

    PhoneOffers(Exchange exchange, LiveCalls calls, CallbackCalls callbacks, Queueing queueing) {
        this.exchange = exchange;
        this.calls = calls;
        this.callbacks = callbacks;
        this.queueing = queueing;
    }

    @Override
    public Channel channel() {
        return Channel.VOICE;
    }

    @Override
    public void deliver(Offer offer) {
        Optional<LiveCall> live = calls.of(offer.contactId()).filter(call -> !call.isCallback());
        if (live.isPresent()) {
            live.get().post(new CallEvent.OfferMade(offer));
        } else if (!callbacks.ring(offer)) {
            Thread.startVirtualThread(() -> queueing.end(
                    offer.organisation(),
                    offer.contactId(),
                    Result.INTERRUPTED,
                    offer.offeredAt(),
                    EndCause.INTERRUPTION));
        }
    }

    @Override
    public boolean isReady() {
        return exchange.isOpen();
    }

    @Override
    public void withdraw(Offer offer) {
        calls.of(offer.contactId()).ifPresent(call -> call.post(new CallEvent.OfferWithdrawn(offer.id())));
    }

    /** Why ringing did not lead to a conversation. */
    static OfferOutcome outcome(Reason reason) {
        return switch (reason) {
            case BUSY -> OfferOutcome.BUSY;
            case DECLINED -> OfferOutcome.DECLINED;
            case NO_ANSWER -> OfferOutcome.NOT_ANSWERED;
            case UNREACHABLE -> OfferOutcome.UNREACHABLE;
            case WITHDRAWN -> OfferOutcome.WITHDRAWN;
        };
    }
}
