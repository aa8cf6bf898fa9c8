package nl.balie.calls;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import nl.balie.acd.Offer;
import nl.balie.acd.OfferOutcome;
import nl.balie.acd.Offers;
import nl.balie.acd.Queueing;
import nl.balie.callbacks.Callback;
import nl.balie.callbacks.Callback.Kind;
import nl.balie.callbacks.Callback.State;
import nl.balie.callbacks.Callbacks;
import nl.balie.calls.CallbackCall.Phase;
import nl.balie.calls.DeskCalls.CallBack;
import nl.balie.contacts.EndCause;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Facts;
import nl.balie.contacts.Result;
import nl.balie.database.Persistently;
import nl.balie.database.Tenancy;
import nl.balie.flows.FlowMessage;
import nl.balie.flows.Flows;
import nl.balie.queues.Queues;
import nl.balie.telephony.CallId;
import nl.balie.telephony.Destination;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import nl.balie.telephony.OutgoingCall;
import nl.balie.telephony.Prompt;
import nl.balie.telephony.TelephonyPort.EndedBy;
import org.springframework.stereotype.Component;

/**
 * Connects agents with customers who asked to be called: an offer rings the agent, and once he is there the customer is
 * dialled (requirement 2.3.16). What the customer does not answer is told to the callback's flow.
 */
@Component
class CallbackCalls {
    private static final Duration RING = Duration.ofSeconds(45);
    private static final Duration SPARE = Duration.ofSeconds(10);

    private final Exchange exchange;
    private final Callbacks callbacks;
    private final CallbackWords words;
    private final Offers offers;
    private final Queueing queueing;
    private final CallRecords records;
    private final Facts facts;
    private final Queues queues;
    private final Flows flows;
    private final CallSettings settings;
    private final Tenancy tenancy;
    private final Clock clock;
    private final Map<CallId, CallbackCall> byCall = new ConcurrentHashMap<>();
    private final Map<UUID, CallbackCall> byContact = new ConcurrentHashMap<>();

    CallbackCalls(
            Exchange exchange,
            Callbacks callbacks,
            CallbackWords words,
            Offers offers,
            Queueing queueing,
            CallRecords records,
            Facts facts,
            Queues queues,
            Flows flows,
            CallSettings settings,
            Tenancy tenancy,
            Clock clock) {
        this.exchange = exchange;
        this.callbacks = callbacks;
        this.words = words;
        this.offers = offers;
        this.queueing = queueing;
        this.records = records;
        this.facts = facts;
        this.queues = queues;
        this.flows = flows;
        this.settings = settings;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** The call that this node has for a contact in which a customer is called. */
    Optional<CallbackCall> of(UUID contact) {
        return Optional.ofNullable(byContact.get(contact));
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
        Duration patience =
                Duration.between(offer.offeredAt(), offer.expiresAt()).plus(SPARE);
        OutgoingCall outgoing = exchange.telephony()
                .callOut(
                        new Destination.Phone(offer.username()),
                        callback.calledNumber(),
                        words.shownName(number(callback)),
                        patience);
        CallbackCall call = new CallbackCall(outgoing.id(), offer, callback);
        byCall.put(call.id(), call);
        byContact.put(offer.contactId(), call);
        outgoing.answered()
                .thenAccept(outcome ->
                        Thread.ofVirtual().name("callback-" + offer.contactId()).start(() -> agentCame(call, outcome)));
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

    /** Stops ringing the agent. */
    void withdraw(Offer offer) {
        of(offer.contactId())
                .filter(call -> call.offer().id().equals(offer.id()) && call.phase() == Phase.OFFERED)
                .ifPresent(call -> exchange.telephony().withdraw(call.id()));
    }

    private void agentCame(CallbackCall call, Outcome outcome) {
        switch (outcome) {
            case Outcome.Done _ -> {
                Offer offer = call.offer();
                boolean taken = Persistently.get(
                        "the answer to offer " + offer.id(), () -> offers.taken(offer.organisation(), offer.id()));
                if (taken && call.goesFrom(Phase.OFFERED, Phase.DIALLING)) {
                    dial(call);
                } else {
                    if (taken) {
                        Persistently.run("the return of contact " + offer.contactId(), () -> agentLeft(call));
                    }
                    exchange.telephony().hangUp(call.id());
                }
            }
            case Outcome.NotConnected(var reason, var status) -> notTaken(call, PhoneOffers.outcome(reason));
            default -> notTaken(call, OfferOutcome.WITHDRAWN);
        }
    }

    private void notTaken(CallbackCall call, OfferOutcome outcome) {
        forget(call);
        Offer offer = call.offer();
        Persistently.run("the end of offer " + offer.id(), () -> {
            offers.ended(offer.organisation(), offer.id(), outcome);
            if (call.callback().kind() == Kind.VOICEMAIL) {
                toBeTakenAgain(call);
            }
        });
    }

    private void dial(CallbackCall call) {
        Callback callback = call.callback();
        String number = number(callback);
        exchange.telephony().playMusic(call.id(), new Prompt.RingingTone());
        inTenancy(
                call,
                "dialling for contact " + call.offer().contactId(),
                () -> facts.record(call.offer().contactId(), new Fact.CustomerDialled(number)));
        Outcome outcome = exchange.telephony()
                .connect(call.id(), new Destination.External(number), words.shownName(number), RING)
                .join();
        switch (outcome) {
            case Outcome.Done(var at) when call.goesFrom(Phase.DIALLING, Phase.TALKING) -> reached(call, at);
            case Outcome.Done _ -> exchange.telephony().hangUp(call.id());
            case Outcome.NotConnected(var reason, var status)
            when call.goesFrom(Phase.DIALLING, Phase.OVER) -> {
                missed(call, reason);
                exchange.telephony()
                        .play(call.id(), List.of(new Prompt.Speech("nl", words.missed(reason))))
                        .join();
                exchange.telephony().hangUp(call.id());
            }
            default -> {
                // the end of the call takes care of it
            }
        }
    }

    private void reached(CallbackCall call, Instant at) {
        inTenancy(call, "the customer of contact " + call.offer().contactId(), () -> {
            offers.reached(call.offer(), at);
            tellFlow(call, FlowMessage.AGENT_CONNECTED);
        });
    }

    private void missed(CallbackCall call, Reason reason) {
        UUID contact = call.offer().contactId();
        inTenancy(call, "the attempt of contact " + contact, () -> {
            if (call.callback().kind() == Kind.VOICEMAIL) {
                queueing.end(call.offer().organisation(), contact, Result.NOT_REACHED, clock.instant(), EndCause.BALIE);
            } else {
                offers.released(call.offer().organisation(), contact);
            }
            facts.record(contact, new Fact.CustomerMissed(why(reason)));
            callbacks.missed(contact);
            tellFlow(call, FlowMessage.CUSTOMER_MISSED);
        });
    }

    /** The agent hung up before the customer answered: it is nobody's attempt, and somebody else may have it at once. */
    private void agentLeft(CallbackCall call) {
        if (call.callback().kind() == Kind.VOICEMAIL) {
            toBeTakenAgain(call);
            return;
        }
        Offer offer = call.offer();
        tenancy.in(offer.organisation(), () -> {
            offers.released(offer.organisation(), offer.contactId());
            queueing.resume(offer.organisation(), offer.contactId());
            facts.record(offer.contactId(), new Fact.CustomerMissed(Fact.Missed.AGENT_HUNG_UP));
        });
    }

    private void toBeTakenAgain(CallbackCall call) {
        Offer offer = call.offer();
        tenancy.in(offer.organisation(), () -> {
            queueing.end(offer.organisation(), offer.contactId(), Result.WITHDRAWN, clock.instant(), EndCause.BALIE);
            callbacks.reopen(offer.contactId());
        });
    }

    /** The agent's phone rings; false when this is no callback. */
    boolean ringing(CallId id, Instant at) {
        CallbackCall call = byCall.get(id);
        if (call != null && call.phase() == Phase.OFFERED) {
            tenancy.in(
                    call.offer().organisation(),
                    () -> facts.record(call.offer().contactId(), new Fact.PhoneRinging(), at));
        }
        return call != null;
    }

    /** The customer hung up; false when this is no callback. */
    boolean customerHungUp(CallId id, Instant at) {
        CallbackCall call = byCall.get(id);
        if (call != null && call.goesFrom(Phase.TALKING, Phase.OVER)) {
            spoken(call, EndCause.CUSTOMER, at);
            exchange.telephony().hangUp(id);
        }
        return call != null;
    }

    /** The call is over; false when this is no callback. */
    boolean ended(CallId id, EndedBy by, Instant at) {
        CallbackCall call = byCall.get(id);
        if (call == null) {
            return false;
        }
        forget(call);
        switch (call.over()) {
            case TALKING -> spoken(call, cause(by), at);
            case DIALLING ->
                Persistently.run("the return of contact " + call.offer().contactId(), () -> agentLeft(call));
            case OFFERED, OVER -> {
                // told by who rang the agent, or stored already
            }
        }
        return true;
    }

    private void spoken(CallbackCall call, EndCause by, Instant at) {
        Offer offer = call.offer();
        inTenancy(call, "the end of contact " + offer.contactId(), () -> {
            queueing.end(offer.organisation(), offer.contactId(), Result.HANDLED, at, by);
            callbacks.close(call.callback().id(), State.DONE, offer.agentName(), "");
            tellFlow(call, FlowMessage.CONTACT_RELEASED);
        });
    }

    private void tellFlow(CallbackCall call, FlowMessage message) {
        if (call.callback().kind() == Kind.VIRTUAL_HOLD) {
            flows.tell(call.offer().contactId(), message);
        }
    }

    private void inTenancy(CallbackCall call, String what, Runnable work) {
        Persistently.run(what, () -> tenancy.in(call.offer().organisation(), work));
    }

    private void forget(CallbackCall call) {
        byCall.remove(call.id());
        byContact.remove(call.offer().contactId(), call);
    }

    private static Fact.Missed why(Reason reason) {
        return switch (reason) {
            case BUSY -> Fact.Missed.BUSY;
            case DECLINED -> Fact.Missed.DECLINED;
            case NO_ANSWER -> Fact.Missed.NOT_ANSWERED;
            case UNREACHABLE -> Fact.Missed.UNREACHABLE;
            case WITHDRAWN -> Fact.Missed.WITHDRAWN;
        };
    }

    private static String number(Callback callback) {
        return Objects.requireNonNull(callback.number(), "only what has a number is offered");
    }

    private static EndCause cause(EndedBy by) {
        return switch (by) {
            case CALLER, BALIE -> EndCause.AGENT;
            case PHONE -> EndCause.CUSTOMER;
            case MEDIA_LOST -> EndCause.MEDIA_LOST;
            case FAILURE -> EndCause.FAILURE;
        };
    }
}
