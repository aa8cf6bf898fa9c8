package nl.balie.calls;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.balie.acd.Offer;
import nl.balie.acd.Offers;
import nl.balie.acd.Queueing;
import nl.balie.callbacks.Callback;
import nl.balie.callbacks.Callback.Kind;
import nl.balie.callbacks.Callback.State;
import nl.balie.callbacks.Callbacks;
import nl.balie.calls.CallEffect.DialCustomer;
import nl.balie.calls.CallEffect.GiveBack;
import nl.balie.calls.CallEffect.NotTaken;
import nl.balie.calls.CallEffect.OfCallback;
import nl.balie.calls.CallEffect.SayMissed;
import nl.balie.calls.CallEffect.StoreMissed;
import nl.balie.calls.CallEffect.StoreReached;
import nl.balie.calls.CallEffect.StoreSpoken;
import nl.balie.calls.CallEffect.TakeOffer;
import nl.balie.contacts.EndCause;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Facts;
import nl.balie.contacts.Result;
import nl.balie.database.Persistently;
import nl.balie.database.Tenancy;
import nl.balie.flows.FlowMessage;
import nl.balie.flows.Flows;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import nl.balie.telephony.Prompt;
import org.springframework.stereotype.Component;

/**
 * Does what comes out of {@link CallbackLife}. What the customer does not answer is told to the callback's flow, which
 * decides on the next attempt; a message has none, and its callback is open again.
 */
@Component
class CallbackPerformer {
    private static final Duration RING = Duration.ofSeconds(45);

    private final Exchange exchange;
    private final CallLine line;
    private final OutsideLine outside;
    private final Callbacks callbacks;
    private final CallbackWords words;
    private final Offers offers;
    private final Queueing queueing;
    private final Facts facts;
    private final Flows flows;
    private final Tenancy tenancy;
    private final Clock clock;

    CallbackPerformer(
            Exchange exchange,
            CallLine line,
            OutsideLine outside,
            Callbacks callbacks,
            CallbackWords words,
            Offers offers,
            Queueing queueing,
            Facts facts,
            Flows flows,
            Tenancy tenancy,
            Clock clock) {
        this.exchange = exchange;
        this.line = line;
        this.outside = outside;
        this.callbacks = callbacks;
        this.words = words;
        this.offers = offers;
        this.queueing = queueing;
        this.facts = facts;
        this.flows = flows;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** As {@link CallPerformer}. */
    Optional<CallEvent> perform(LiveCall call, OfCallback effect) {
        Offer offer = effect.offer();
        String organisation = offer.organisation();
        UUID contact = offer.contactId();
        switch (effect) {
            case TakeOffer _ -> {
                boolean taken = Persistently.get(
                        "the answer to offer " + offer.id(), () -> offers.taken(organisation, offer.id()));
                return Optional.of(taken ? new CallEvent.OfferAccepted() : new CallEvent.OfferLapsed());
            }
            case NotTaken(var _, var callback, var outcome) ->
                Persistently.run("the end of offer " + offer.id(), () -> {
                    offers.ended(organisation, offer.id(), outcome);
                    if (callback.kind() == Kind.VOICEMAIL) {
                        toBeTakenAgain(offer);
                    }
                });
            case DialCustomer(var _, var callback) -> dial(call, offer, callback);
            case StoreReached(var _, var callback, var at) ->
                store(offer, "the customer of contact " + contact, () -> {
                    offers.reached(offer, at);
                    tellFlow(offer, callback, FlowMessage.AGENT_CONNECTED);
                });
            case StoreMissed missed -> store(offer, "the attempt of contact " + contact, () -> missed(offer, missed));
            case SayMissed(var _, var _, var reason) -> line.say(call, words.missed(reason));
            case StoreSpoken(var _, var callback, var by, var at) ->
                store(offer, "the end of contact " + contact, () -> {
                    queueing.end(organisation, contact, Result.HANDLED, at, by);
                    callbacks.close(callback.id(), State.DONE, offer.agentName(), "");
                    tellFlow(offer, callback, FlowMessage.CONTACT_RELEASED);
                });
            case GiveBack(var _, var callback) ->
                Persistently.run("the return of contact " + contact, () -> giveBack(offer, callback));
        }
        return Optional.empty();
    }

    private void dial(LiveCall call, Offer offer, Callback callback) {
        String number = number(callback);
        exchange.telephony().playMusic(call.id(), new Prompt.RingingTone());
        store(
                offer,
                "dialling for contact " + offer.contactId(),
                () -> facts.record(offer.contactId(), new Fact.CustomerDialled(number)));
        CallLine.rings(
                call,
                callback.id(),
                outside.connect(
                        call.id(), call.organisation(), offer.contactId(), number, words.shownName(number), RING),
                null);
    }

    private void missed(Offer offer, StoreMissed missed) {
        UUID contact = offer.contactId();
        if (missed.callback().kind() == Kind.VOICEMAIL) {
            queueing.end(offer.organisation(), contact, Result.NOT_REACHED, clock.instant(), EndCause.BALIE);
        } else {
            offers.released(offer.organisation(), contact);
        }
        facts.record(contact, new Fact.CustomerMissed(why(missed.reason())));
        callbacks.missed(contact);
        tellFlow(offer, missed.callback(), FlowMessage.CUSTOMER_MISSED);
    }

    private void giveBack(Offer offer, Callback callback) {
        if (callback.kind() == Kind.VOICEMAIL) {
            toBeTakenAgain(offer);
            return;
        }
        tenancy.in(offer.organisation(), () -> {
            offers.released(offer.organisation(), offer.contactId());
            queueing.resume(offer.organisation(), offer.contactId());
            facts.record(offer.contactId(), new Fact.CustomerMissed(Fact.Missed.AGENT_HUNG_UP));
        });
    }

    private void toBeTakenAgain(Offer offer) {
        tenancy.in(offer.organisation(), () -> {
            queueing.end(offer.organisation(), offer.contactId(), Result.WITHDRAWN, clock.instant(), EndCause.BALIE);
            callbacks.reopen(offer.contactId());
        });
    }

    private void tellFlow(Offer offer, Callback callback, FlowMessage message) {
        if (callback.kind() == Kind.VIRTUAL_HOLD) {
            flows.tell(offer.contactId(), message);
        }
    }

    private void store(Offer offer, String what, Runnable work) {
        Persistently.run(what, () -> tenancy.in(offer.organisation(), work));
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
}
