package nl.balie.calls;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import nl.balie.acd.Consultations;
import nl.balie.acd.Offer;
import nl.balie.acd.Offers;
import nl.balie.acd.Queueing;
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
import nl.balie.calls.CallState.Target;
import nl.balie.calls.Errand.Dialled;
import nl.balie.calls.Errand.Wish;
import nl.balie.contacts.EndCause;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Facts;
import nl.balie.contacts.Result;
import nl.balie.database.Persistently;
import nl.balie.database.Tenancy;
import nl.balie.flows.FlowMessage;
import nl.balie.flows.Flows;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import nl.balie.telephony.Prompt;
import org.springframework.stereotype.Component;

/**
 * Does what comes out of {@link CallbackLife}. What the customer does not answer is told to the callback's flow, which
 * decides on the next attempt; a message has none, and its callback is open again. Whom an agent dialled of himself is not
 * dialled again.
 */
@Component
class CallbackPerformer {
    private static final Duration RING = Duration.ofSeconds(45);

    private final Exchange exchange;
    private final AgentPhones phones;
    private final CallLine line;
    private final OutsideLine outside;
    private final Callbacks callbacks;
    private final CallbackWords words;
    private final Offers offers;
    private final Queueing queueing;
    private final Consultations consultations;
    private final Facts facts;
    private final Flows flows;
    private final Tenancy tenancy;
    private final Clock clock;

    CallbackPerformer(
            Exchange exchange,
            AgentPhones phones,
            CallLine line,
            OutsideLine outside,
            Callbacks callbacks,
            CallbackWords words,
            Offers offers,
            Queueing queueing,
            Consultations consultations,
            Facts facts,
            Flows flows,
            Tenancy tenancy,
            Clock clock) {
        this.exchange = exchange;
        this.phones = phones;
        this.line = line;
        this.outside = outside;
        this.callbacks = callbacks;
        this.words = words;
        this.offers = offers;
        this.queueing = queueing;
        this.consultations = consultations;
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
            case NotTaken(var _, var errand, var outcome) ->
                Persistently.run("the end of offer " + offer.id(), () -> {
                    offers.ended(organisation, offer.id(), outcome);
                    notTaken(offer, errand);
                });
            case DialCustomer(var _, var errand) -> {
                return dial(call, offer, errand);
            }
            case StoreReached(var _, var errand, var at) ->
                store(offer, "the customer of contact " + contact, () -> {
                    offers.reached(offer, at);
                    tellFlow(offer, errand, FlowMessage.AGENT_CONNECTED);
                });
            case StoreMissed missed -> store(offer, "the attempt of contact " + contact, () -> missed(offer, missed));
            case SayMissed(var _, var errand, var reason) -> line.say(call, words.missed(errand, reason));
            case StoreSpoken(var _, var errand, var by, var at) ->
                store(offer, "the end of contact " + contact, () -> {
                    consultations.calledOver(organisation, contact);
                    queueing.end(organisation, contact, Result.HANDLED, at, by);
                    if (errand instanceof Wish(var callback)) {
                        callbacks.close(callback.id(), State.DONE, offer.agentName(), "");
                    }
                    tellFlow(offer, errand, FlowMessage.CONTACT_RELEASED);
                });
            case GiveBack(var _, var errand) ->
                Persistently.run("the return of contact " + contact, () -> giveBack(offer, errand));
        }
        return Optional.empty();
    }

    private Optional<CallEvent> dial(LiveCall call, Offer offer, Errand errand) {
        exchange.telephony().playMusic(call.id(), new Prompt.RingingTone());
        return switch (errand.target()) {
            case Target.Number(var number) -> {
                store(
                        offer,
                        "dialling for contact " + offer.contactId(),
                        () -> facts.record(offer.contactId(), new Fact.CustomerDialled(number)));
                CallLine.rings(call, errand.id(), outside(call, offer, errand, number), null);
                yield Optional.empty();
            }
            case Target.Colleague colleague -> colleague(call, offer, errand, colleague);
        };
    }

    private CompletableFuture<Outcome> outside(LiveCall call, Offer offer, Errand errand, String number) {
        String shown = words.outside(call.organisation(), errand);
        return switch (errand) {
            case Wish _ -> outside.connect(call.id(), call.organisation(), offer.contactId(), number, shown, RING);
            case Dialled _ ->
                outside.connectFor(call.id(), call.organisation(), offer.contactId(), number, shown, RING);
        };
    }

    /** He is offered nothing while he is called. */
    private Optional<CallEvent> colleague(LiveCall call, Offer offer, Errand errand, Target.Colleague colleague) {
        boolean free = Persistently.get(
                "the colleague of contact " + offer.contactId(),
                () -> consultations.called(offer.organisation(), offer.contactId(), colleague.id()));
        if (!free) {
            return Optional.of(new CallEvent.PhoneRefused(errand.id(), Reason.BUSY));
        }
        CallLine.rings(
                call, errand.id(), phones.connect(call.id(), colleague.username(), offer.agentName(), RING), null);
        return Optional.empty();
    }

    private void missed(Offer offer, StoreMissed missed) {
        UUID contact = offer.contactId();
        boolean waits = missed.errand() instanceof Wish(var callback) && callback.kind() == Kind.VIRTUAL_HOLD;
        consultations.calledOver(offer.organisation(), contact);
        if (waits) {
            offers.released(offer.organisation(), contact);
        } else {
            queueing.end(offer.organisation(), contact, Result.NOT_REACHED, clock.instant(), EndCause.BALIE);
        }
        facts.record(contact, new Fact.CustomerMissed(why(missed.reason())));
        if (missed.errand() instanceof Wish) {
            callbacks.missed(contact);
        }
        tellFlow(offer, missed.errand(), FlowMessage.CUSTOMER_MISSED);
    }

    private void notTaken(Offer offer, Errand errand) {
        switch (errand) {
            case Wish(var callback) -> {
                if (callback.kind() == Kind.VOICEMAIL) {
                    toBeTakenAgain(offer);
                }
            }
            case Dialled _ -> withdrawn(offer);
        }
    }

    private void giveBack(Offer offer, Errand errand) {
        switch (errand) {
            case Wish(var callback) -> {
                if (callback.kind() == Kind.VOICEMAIL) {
                    toBeTakenAgain(offer);
                } else {
                    waitsAgain(offer);
                }
            }
            case Dialled _ -> withdrawn(offer);
        }
    }

    private void waitsAgain(Offer offer) {
        tenancy.in(offer.organisation(), () -> {
            offers.released(offer.organisation(), offer.contactId());
            queueing.resume(offer.organisation(), offer.contactId());
            facts.record(offer.contactId(), new Fact.CustomerMissed(Fact.Missed.AGENT_HUNG_UP));
        });
    }

    private void withdrawn(Offer offer) {
        tenancy.in(offer.organisation(), () -> {
            consultations.calledOver(offer.organisation(), offer.contactId());
            queueing.end(offer.organisation(), offer.contactId(), Result.WITHDRAWN, clock.instant(), EndCause.AGENT);
        });
    }

    private void toBeTakenAgain(Offer offer) {
        tenancy.in(offer.organisation(), () -> {
            queueing.end(offer.organisation(), offer.contactId(), Result.WITHDRAWN, clock.instant(), EndCause.BALIE);
            callbacks.reopen(offer.contactId());
        });
    }

    private void tellFlow(Offer offer, Errand errand, FlowMessage message) {
        if (errand instanceof Wish(var callback) && callback.kind() == Kind.VIRTUAL_HOLD) {
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
}
