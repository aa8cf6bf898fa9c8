package nl.balie.calls;

import java.util.Set;
import nl.balie.acd.Offer;
import nl.balie.calls.CallEffect.Answer;
import nl.balie.calls.CallEffect.DialCustomer;
import nl.balie.calls.CallEffect.GiveBack;
import nl.balie.calls.CallEffect.HangUp;
import nl.balie.calls.CallEffect.NotTaken;
import nl.balie.calls.CallEffect.NoteRinging;
import nl.balie.calls.CallEffect.PickUp;
import nl.balie.calls.CallEffect.Reply;
import nl.balie.calls.CallEffect.SayMissed;
import nl.balie.calls.CallEffect.StopRinging;
import nl.balie.calls.CallEffect.StoreMissed;
import nl.balie.calls.CallEffect.StoreReached;
import nl.balie.calls.CallEffect.StoreSpoken;
import nl.balie.calls.CallEffect.TakeOffer;
import nl.balie.calls.CallEffect.TellDesks;
import nl.balie.calls.CallEvent.AcdDid;
import nl.balie.calls.CallEvent.Aside;
import nl.balie.calls.CallEvent.Asked;
import nl.balie.calls.CallEvent.FlowDid;
import nl.balie.calls.CallEvent.GoodbyeSaid;
import nl.balie.calls.CallEvent.HangUpAsked;
import nl.balie.calls.CallEvent.Learnt;
import nl.balie.calls.CallEvent.LineAnswered;
import nl.balie.calls.CallEvent.LineDid;
import nl.balie.calls.CallEvent.LineEnded;
import nl.balie.calls.CallEvent.NobodyLeads;
import nl.balie.calls.CallEvent.OfferAccepted;
import nl.balie.calls.CallEvent.OfferLapsed;
import nl.balie.calls.CallEvent.OfferMade;
import nl.balie.calls.CallEvent.OfferWithdrawn;
import nl.balie.calls.CallEvent.PartyHeld;
import nl.balie.calls.CallEvent.PhoneAnswered;
import nl.balie.calls.CallEvent.PhoneDid;
import nl.balie.calls.CallEvent.PhoneHungUp;
import nl.balie.calls.CallEvent.PhoneRang;
import nl.balie.calls.CallEvent.PhoneRefused;
import nl.balie.calls.CallEvent.QueueEntered;
import nl.balie.calls.CallEvent.QueueRefused;
import nl.balie.calls.CallState.AgentRung;
import nl.balie.calls.CallState.CallingBack;
import nl.balie.calls.CallState.CustomerRung;
import nl.balie.calls.CallState.Ended;
import nl.balie.calls.CallState.Parting;
import nl.balie.calls.CallState.PassedOn;
import nl.balie.calls.CallState.Reached;
import nl.balie.calls.CallState.Target;
import nl.balie.calls.Errand.Dialled;
import nl.balie.calls.Errand.Wish;
import nl.balie.contacts.EndCause;
import nl.balie.contacts.Result;
import nl.balie.telephony.Party;
import nl.balie.telephony.TelephonyPort.EndedBy;

/**
 * The life of a call that an agent makes: to a customer who asked to be called (requirement 2.3.16), or to whom he dials
 * (requirement 2.5.4).
 */
final class CallbackLife {

    private CallbackLife() {}

    static CallStep next(CallingBack state, CallEvent event) {
        return switch (state) {
            case AgentRung rung -> agentRung(rung, rung.offer(), rung.errand(), event);
            case CustomerRung rung -> customerRung(rung, rung.offer(), rung.errand(), event);
            case Reached reached -> reached(reached, reached.offer(), reached.errand(), event);
            case PassedOn passed -> passedOn(passed, passed.offer(), passed.errand(), event);
            case Parting parting -> parting(parting, event);
        };
    }

    private static CallStep agentRung(AgentRung rung, Offer offer, Errand errand, CallEvent event) {
        return switch (event) {
            case PhoneRang(var at) ->
                switch (errand) {
                    case Wish _ -> CallStep.of(rung, new NoteRinging(at));
                    case Dialled _ -> CallStep.of(rung, new NoteRinging(at), new PickUp());
                };
            case LineEnded _ -> CallStep.of(new AgentRung(offer, errand, true));
            case PhoneAnswered(var leg, var _) ->
                leg.equals(offer.id()) ? CallStep.of(rung, new TakeOffer(offer, errand)) : CallStep.of(rung);
            case PhoneRefused(var leg, var reason) ->
                leg.equals(offer.id())
                        ? CallStep.of(new Ended(null), new NotTaken(offer, errand, PhoneOffers.outcome(reason)))
                        : CallStep.of(rung);
            case OfferAccepted _ ->
                rung.over()
                        ? CallStep.of(new Ended(null), new GiveBack(offer, errand))
                        : CallStep.of(new CustomerRung(offer, errand, false), new DialCustomer(offer, errand));
            case OfferLapsed _ ->
                rung.over() ? CallStep.of(new Ended(null)) : CallStep.of(new Parting(offer, errand), new HangUp());
            case OfferWithdrawn(var withdrawn) ->
                withdrawn.equals(offer.id()) ? CallStep.of(rung, new StopRinging()) : CallStep.of(rung);
            case Asked asked -> CallLife.answer(rung, asked.ask(), Reply.GONE);
            case Aside aside -> ConsultLife.nobody(rung, aside);
            case Learnt _,
                    PartyHeld _,
                    FlowDid _,
                    QueueEntered _,
                    QueueRefused _,
                    OfferMade _,
                    PhoneHungUp _,
                    LineDid _ -> CallStep.of(rung);
        };
    }

    private static CallStep customerRung(CustomerRung rung, Offer offer, Errand errand, CallEvent event) {
        return switch (event) {
            case LineEnded _ -> CallStep.of(new Ended(null), new GiveBack(offer, errand));
            case PhoneAnswered(var leg, var at) -> {
                if (!leg.equals(errand.id())) {
                    yield CallStep.of(rung);
                }
                CallEffect stored = new StoreReached(offer, errand, at);
                yield rung.left()
                        ? CallStep.of(
                                new Parting(offer, errand),
                                stored,
                                new StoreSpoken(offer, errand, EndCause.CUSTOMER, at),
                                new HangUp())
                        : reached(offer, errand, stored);
            }
            case PhoneRefused(var leg, var reason) ->
                leg.equals(errand.id())
                        ? CallStep.of(
                                new Parting(offer, errand),
                                new StoreMissed(offer, errand, reason),
                                new SayMissed(offer, errand, reason))
                        : CallStep.of(rung);
            case PhoneHungUp _ -> CallStep.of(new CustomerRung(offer, errand, true));
            case HangUpAsked asked -> hungUpByAgent(rung, asked);
            case Asked asked -> CallLife.answer(rung, asked.ask(), Reply.GONE);
            case Aside aside -> ConsultLife.nobody(rung, aside);
            case Learnt _, PhoneRang _, PartyHeld _, FlowDid _, AcdDid _, LineDid _ -> CallStep.of(rung);
        };
    }

    /** A colleague's desk shows that they speak. */
    private static CallStep reached(Offer offer, Errand errand, CallEffect stored) {
        Reached reached = new Reached(offer, errand);
        return switch (errand.target()) {
            case Target.Colleague(var id, var _, var _) -> CallStep.of(reached, stored, new TellDesks(Set.of(id)));
            case Target.Number _ -> CallStep.of(reached, stored);
        };
    }

    private static CallStep reached(Reached reached, Offer offer, Errand errand, CallEvent event) {
        return switch (event) {
            case LineEnded(var by, var at) ->
                CallStep.of(new Ended(Result.HANDLED), new StoreSpoken(offer, errand, cause(by), at));
            case PhoneHungUp(var at) ->
                CallStep.of(
                        new Parting(offer, errand),
                        new StoreSpoken(offer, errand, EndCause.CUSTOMER, at),
                        new HangUp());
            case PartyHeld held -> CallLife.held(reached, Party.PHONE, held);
            case Aside aside -> ConsultLife.next(reached, aside);
            case HangUpAsked asked -> hungUpByAgent(reached, asked);
            case Asked asked -> CallLife.answer(reached, asked.ask(), Reply.GONE);
            case Learnt _, PhoneRang _, FlowDid _, AcdDid _, PhoneAnswered _, PhoneRefused _, LineDid _ ->
                CallStep.of(reached);
        };
    }

    /** The agent is gone; who is outside and the customer speak until one of them hangs up. */
    private static CallStep passedOn(PassedOn passed, Offer offer, Errand errand, CallEvent event) {
        return switch (event) {
            case LineEnded(var by, var at) ->
                CallStep.of(new Ended(Result.TRANSFERRED), new StoreSpoken(offer, errand, cause(by), at));
            case PhoneHungUp(var at) ->
                CallStep.of(
                        new Parting(offer, errand),
                        new StoreSpoken(offer, errand, EndCause.CUSTOMER, at),
                        new HangUp());
            case Asked asked -> CallLife.answer(passed, asked.ask(), Reply.GONE);
            case Aside aside -> ConsultLife.nobody(passed, aside);
            case Learnt _, PhoneRang _, PartyHeld _, FlowDid _, AcdDid _, PhoneAnswered _, PhoneRefused _, LineDid _ ->
                CallStep.of(passed);
        };
    }

    private static CallStep parting(Parting parting, CallEvent event) {
        return switch (event) {
            case LineEnded _ -> CallStep.of(new Ended(null));
            case GoodbyeSaid _, NobodyLeads _ -> CallStep.of(parting, new HangUp());
            case HangUpAsked asked -> hungUpByAgent(parting, asked);
            case Asked asked -> CallLife.answer(parting, asked.ask(), Reply.GONE);
            case Aside aside -> ConsultLife.nobody(parting, aside);
            case Learnt _, PhoneRang _, PartyHeld _, FlowDid _, AcdDid _, PhoneDid _, LineAnswered _ ->
                CallStep.of(parting);
        };
    }

    /** The agent is the first party: with him the call ends. */
    private static CallStep hungUpByAgent(CallingBack state, HangUpAsked asked) {
        return asked.agent().equals(state.offer().agentId())
                ? CallStep.of(state, new Answer(asked.ask(), Reply.YES), new HangUp())
                : CallLife.answer(state, asked.ask(), Reply.NO);
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
