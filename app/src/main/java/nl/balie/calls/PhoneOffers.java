package nl.balie.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import nl.balie.acd.Offer;
import nl.balie.acd.OfferDelivery;
import nl.balie.acd.OfferOutcome;
import nl.balie.acd.Offers;
import nl.balie.acd.Queueing;
import nl.balie.calls.LiveCall.Lead;
import nl.balie.contacts.EndCause;
import nl.balie.contacts.Result;
import nl.balie.database.Persistently;
import nl.balie.database.Tenancy;
import nl.balie.flows.FlowMessage;
import nl.balie.flows.Flows;
import nl.balie.queues.Queue;
import nl.balie.telephony.Destination;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Brings an offer to the agent's phone, and what the phone does back to the offer. */
@Component
class PhoneOffers implements OfferDelivery {
    private static final Logger log = LoggerFactory.getLogger(PhoneOffers.class);

    /** The offer's own time-out ends the ringing; the phone's is only there in case that one is lost. */
    private static final Duration SPARE = Duration.ofSeconds(10);

    private final Exchange exchange;
    private final LiveCalls calls;
    private final Offers offers;
    private final Queueing queueing;
    private final CallbackCalls callbacks;
    private final Flows flows;
    private final Tenancy tenancy;
    private final WaitingSound sound;
    private final CallSettings settings;
    private final ScheduledExecutorService clockwork;

    PhoneOffers(
            Exchange exchange,
            LiveCalls calls,
            Offers offers,
            Queueing queueing,
            CallbackCalls callbacks,
            Flows flows,
            Tenancy tenancy,
            WaitingSound sound,
            CallSettings settings,
            ScheduledExecutorService callClockwork) {
        this.exchange = exchange;
        this.calls = calls;
        this.offers = offers;
        this.queueing = queueing;
        this.callbacks = callbacks;
        this.flows = flows;
        this.tenancy = tenancy;
        this.sound = sound;
        this.settings = settings;
        this.clockwork = callClockwork;
    }

    @Override
    public void deliver(Offer offer) {
        Optional<LiveCall> live = calls.of(offer.contactId());
        if (live.isPresent()) {
            ring(live.get(), offer);
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

    private void ring(LiveCall call, Offer offer) {
        call.offer().set(offer);
        call.markTakenOver();
        Duration patience =
                Duration.between(offer.offeredAt(), offer.expiresAt()).plus(SPARE);
        CompletableFuture<Outcome> connecting = exchange.telephony()
                .connect(call.id(), new Destination.Phone(offer.username()), offer.queue(), patience);
        connecting.thenAccept(
                outcome -> Thread.ofVirtual().name("offer-" + offer.id()).start(() -> came(call, offer, outcome)));
    }

    private void came(LiveCall call, Offer offer, Outcome outcome) {
        call.offer().compareAndSet(offer, null);
        switch (outcome) {
            case Outcome.Done(var at) -> {
                if (Persistently.get("the answer to offer " + offer.id(), () -> accepted(call, offer, at))) {
                    if (!call.markConnected()) {
                        agentHungUp(call);
                    }
                } else {
                    log.info("offer {} was answered too late", offer.id());
                    exchange.telephony().releasePhone(call.id());
                }
            }
            case Outcome.NotConnected(var reason, var status) -> {
                log.info("offer {} was not answered: {} ({})", offer.id(), reason, status);
                Persistently.run(
                        "the end of offer " + offer.id(),
                        () -> offers.ended(offer.organisation(), offer.id(), outcome(reason)));
            }
            case Outcome.CallerGone _, Outcome.Replaced _ ->
                // the end of the call takes the offer with it
                log.debug("offer {} ended with its caller", offer.id());
            case Outcome.Key _,
                    Outcome.Said _,
                    Outcome.WrongKey _,
                    Outcome.NoKey _,
                    Outcome.Keys _,
                    Outcome.Recorded _ -> throw new IllegalStateException("ringing a phone cannot end with " + outcome);
        }
    }

    private boolean accepted(LiveCall call, Offer offer, Instant at) {
        return tenancy.in(call.organisation(), () -> {
            boolean accepted = offers.accepted(offer.organisation(), offer.id(), at);
            if (accepted && call.lead() == Lead.FLOW) {
                flows.tell(call.contact(), FlowMessage.AGENT_CONNECTED);
            }
            return accepted;
        });
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

    @Override
    public void withdraw(Offer offer) {
        callbacks.withdraw(offer);
        calls.of(offer.contactId()).ifPresent(call -> {
            Offer ringing = call.offer().get();
            if (ringing != null
                    && ringing.id().equals(offer.id())
                    && call.offer().compareAndSet(ringing, null)) {
                exchange.telephony().withdraw(call.id());
            }
        });
    }

    /**
     * The agent gives the caller to those who serve a queue. The caller waits there from this moment on, and his flow,
     * when one leads him, hears of it.
     *
     * @return false when the agent does not have him (any more)
     */
    boolean putBack(LiveCall call, UUID agent, Queue queue, boolean first) {
        if (!call.release()) {
            return false;
        }
        call.markQueuedAgain();
        exchange.telephony().releasePhone(call.id());
        sound.play(call, queue);
        return Persistently.get(
                "the return of contact " + call.contact() + " to a queue",
                () -> tenancy.in(call.organisation(), () -> {
                    boolean back = queueing.putBack(call.organisation(), call.contact(), agent, queue, first);
                    if (back && call.lead() == Lead.FLOW) {
                        flows.tell(call.contact(), FlowMessage.CONTACT_REQUEUED);
                    }
                    return back;
                }));
    }

    /** The agent's side is over, the caller is still there: the flow goes on, or the call ends when there is none. */
    void agentHungUp(LiveCall call) {
        if (!call.release()) {
            return;
        }
        boolean flow = call.lead() == Lead.FLOW;
        Persistently.run(
                "the goodbye of the agent of contact " + call.contact(),
                () -> tenancy.in(call.organisation(), () -> {
                    offers.released(call.organisation(), call.contact());
                    if (flow) {
                        flows.tell(call.contact(), FlowMessage.CONTACT_RELEASED);
                    }
                }));
        if (!flow) {
            exchange.telephony().hangUp(call.id());
            return;
        }
        clockwork.schedule(
                () -> {
                    if (call.released()) {
                        exchange.telephony().hangUp(call.id());
                    }
                },
                settings.releaseGuard().toMillis(),
                TimeUnit.MILLISECONDS);
    }
}
