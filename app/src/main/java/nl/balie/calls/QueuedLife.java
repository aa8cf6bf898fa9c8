package nl.balie.calls;

import static nl.balie.calls.CallLife.answer;

import java.time.Instant;
import nl.balie.calls.CallEffect.AcceptOffer;
import nl.balie.calls.CallEffect.Answer;
import nl.balie.calls.CallEffect.DialOutside;
import nl.balie.calls.CallEffect.EndOffer;
import nl.balie.calls.CallEffect.EnterQueue;
import nl.balie.calls.CallEffect.HangUp;
import nl.balie.calls.CallEffect.PlayHoldMusic;
import nl.balie.calls.CallEffect.PlayQueue;
import nl.balie.calls.CallEffect.PutBack;
import nl.balie.calls.CallEffect.ReleaseAgent;
import nl.balie.calls.CallEffect.ReleasePhone;
import nl.balie.calls.CallEffect.Reply;
import nl.balie.calls.CallEffect.RingAgent;
import nl.balie.calls.CallEffect.StopRinging;
import nl.balie.calls.CallEvent.EngineLost;
import nl.balie.calls.CallEvent.FlowHungUp;
import nl.balie.calls.CallEvent.FlowLeft;
import nl.balie.calls.CallEvent.GoodbyeSaid;
import nl.balie.calls.CallEvent.HangUpAsked;
import nl.balie.calls.CallEvent.HearingAsked;
import nl.balie.calls.CallEvent.LineAnswered;
import nl.balie.calls.CallEvent.NobodyLeads;
import nl.balie.calls.CallEvent.OfferAccepted;
import nl.balie.calls.CallEvent.OfferLapsed;
import nl.balie.calls.CallEvent.OfferMade;
import nl.balie.calls.CallEvent.OfferWithdrawn;
import nl.balie.calls.CallEvent.OutsideAsked;
import nl.balie.calls.CallEvent.PhoneAnswered;
import nl.balie.calls.CallEvent.PhoneHungUp;
import nl.balie.calls.CallEvent.PhoneRefused;
import nl.balie.calls.CallEvent.PutBackAsked;
import nl.balie.calls.CallEvent.QueueAsked;
import nl.balie.calls.CallEvent.QueueEntered;
import nl.balie.calls.CallEvent.QueueLeft;
import nl.balie.calls.CallEvent.QueueRefused;
import nl.balie.calls.CallEvent.ReleaseGuardRanOut;
import nl.balie.calls.CallEvent.StepHeard;
import nl.balie.calls.CallEvent.StepTookOver;
import nl.balie.calls.CallEvent.Turn;
import nl.balie.calls.CallState.Fallback;
import nl.balie.calls.CallState.Led;
import nl.balie.calls.CallState.Offered;
import nl.balie.calls.CallState.RingingOutside;
import nl.balie.calls.CallState.Talking;
import nl.balie.calls.CallState.Waiting;
import nl.balie.calls.LiveCall.Lead;

/** The part of a call's life in which queues and agents have the caller; whoever led him, no other one takes him then. */
final class QueuedLife {
    private QueuedLife() {}

    static CallStep waiting(Waiting waiting, Turn turn) {
        Story story = waiting.story();
        boolean flow = waiting.lead() == Lead.FLOW;
        return switch (turn) {
            case HearingAsked(var ask) -> CallLife.hears(waiting, ask);
            case QueueAsked(var ask, var queue, var priority) ->
                flow ? CallStep.of(waiting, new EnterQueue(ask, queue, priority)) : answer(waiting, ask, Reply.GONE);
            case OutsideAsked(var ask, var leg, var number) ->
                flow
                        ? CallStep.of(
                                new RingingOutside(story, true, leg, ask, number, false),
                                new PlayHoldMusic(),
                                new DialOutside(leg, ask, number))
                        : answer(waiting, ask, Reply.GONE);
            case HangUpAsked(var ask, var _, var _) -> answer(waiting, ask, Reply.NO);
            case PutBackAsked(var ask, var _, var _, var _) -> answer(waiting, ask, Reply.NO);
            case StepHeard _ -> CallStep.of(waiting.with(story.heard()));
            case FlowHungUp _ -> CallLife.hungUpByFlow(waiting);
            case QueueLeft _ -> flow ? CallStep.of(new Led(story, null)) : CallStep.of(waiting);
            case QueueEntered(var ask) -> answer(waiting, ask, Reply.YES);
            case QueueRefused(var ask) -> answer(waiting, ask, Reply.GONE);
            case OfferMade(var offer) ->
                CallStep.of(new Offered(story, waiting.lead(), offer, null), new RingAgent(offer));
            case PhoneAnswered _ -> CallStep.of(waiting, new ReleasePhone()); // its offer was withdrawn at that moment
            case StepTookOver _,
                    EngineLost _,
                    NobodyLeads _,
                    FlowLeft _,
                    ReleaseGuardRanOut _,
                    OfferWithdrawn _,
                    OfferAccepted _,
                    OfferLapsed _,
                    PhoneRefused _,
                    PhoneHungUp _,
                    LineAnswered _,
                    GoodbyeSaid _ -> CallStep.of(waiting);
        };
    }

    static CallStep offered(Offered offered, Turn turn) {
        Story story = offered.story();
        Lead lead = offered.lead();
        boolean flow = lead == Lead.FLOW;
        return switch (turn) {
            case HearingAsked(var ask) -> CallLife.hears(offered, ask);
            case QueueAsked(var ask, var queue, var priority) ->
                flow ? CallStep.of(offered, new EnterQueue(ask, queue, priority)) : answer(offered, ask, Reply.GONE);
            case OutsideAsked(var ask, var _, var _) -> answer(offered, ask, flow ? Reply.NO : Reply.GONE);
            case HangUpAsked(var ask, var _, var _) -> answer(offered, ask, Reply.NO);
            case PutBackAsked(var ask, var _, var _, var _) -> answer(offered, ask, Reply.NO);
            case StepHeard _ -> CallStep.of(offered.with(story.heard()));
            case FlowHungUp _ -> CallLife.hungUpByFlow(offered);
            case QueueLeft _ -> flow ? CallStep.of(new Led(story, null), new StopRinging()) : CallStep.of(offered);
            case QueueEntered(var ask) -> answer(offered, ask, Reply.YES);
            case QueueRefused(var ask) -> answer(offered, ask, Reply.GONE);
            case OfferMade(var next) -> CallStep.of(new Offered(story, lead, next, null), new RingAgent(next));
            case OfferWithdrawn(var offer) ->
                offer.equals(offered.offer().id())
                        ? CallStep.of(new Waiting(story, lead), new StopRinging())
                        : CallStep.of(offered);
            case OfferAccepted _ -> {
                Talking talking = new Talking(story, lead, offered.offer());
                Instant leftAt = offered.leftAt();
                yield leftAt == null ? CallStep.of(talking) : released(talking, leftAt);
            }
            case OfferLapsed _ -> CallStep.of(new Waiting(story, lead), new ReleasePhone());
            case PhoneAnswered(var leg, var at) ->
                leg.equals(offered.offer().id())
                        ? CallStep.of(offered, new AcceptOffer(offered.offer(), at, flow))
                        // the phone of an offer before, in whose place this one could not ring
                        : CallStep.of(offered, new ReleasePhone(), new RingAgent(offered.offer()));
            case PhoneRefused(var leg, var reason) ->
                leg.equals(offered.offer().id())
                        ? CallStep.of(
                                new Waiting(story, lead), new EndOffer(offered.offer(), PhoneOffers.outcome(reason)))
                        : CallStep.of(offered);
            case PhoneHungUp(var at) -> CallStep.of(new Offered(story, lead, offered.offer(), at));
            case StepTookOver _,
                    EngineLost _,
                    NobodyLeads _,
                    FlowLeft _,
                    ReleaseGuardRanOut _,
                    LineAnswered _,
                    GoodbyeSaid _ -> CallStep.of(offered);
        };
    }

    static CallStep talking(Talking talking, Turn turn) {
        boolean flow = talking.lead() == Lead.FLOW;
        return switch (turn) {
            case HearingAsked(var ask) -> CallLife.hears(talking, ask);
            case QueueAsked(var ask, var _, var _) -> answer(talking, ask, flow ? Reply.YES : Reply.GONE);
            case OutsideAsked(var ask, var _, var _) -> answer(talking, ask, Reply.GONE);
            case HangUpAsked(var ask, var agent, var at) ->
                agent.equals(talking.offer().agentId())
                        ? released(talking, at).after(new ReleasePhone()).before(new Answer(ask, Reply.YES))
                        : answer(talking, ask, Reply.NO);
            case PutBackAsked(var ask, var agent, var queue, var first) ->
                agent.equals(talking.offer().agentId())
                        ? CallStep.of(
                                new Waiting(talking.story(), talking.lead()),
                                new ReleasePhone(),
                                new PlayQueue(queue),
                                new PutBack(ask, agent, queue, first, flow))
                        : answer(talking, ask, Reply.NO);
            case StepHeard _ -> CallStep.of(talking.with(talking.story().heard()));
            case FlowHungUp _ -> CallLife.hungUpByFlow(talking);
            case QueueEntered(var ask) -> answer(talking, ask, Reply.YES);
            case QueueRefused(var ask) -> answer(talking, ask, Reply.GONE);
            case PhoneHungUp(var at) -> released(talking, at);
            case StepTookOver _,
                    EngineLost _,
                    NobodyLeads _,
                    FlowLeft _,
                    QueueLeft _,
                    ReleaseGuardRanOut _,
                    OfferMade _,
                    OfferWithdrawn _,
                    OfferAccepted _,
                    OfferLapsed _,
                    PhoneAnswered _,
                    PhoneRefused _,
                    LineAnswered _,
                    GoodbyeSaid _ -> CallStep.of(talking);
        };
    }

    /** The agent's side is over, the caller is still there: the flow goes on, or the call ends when there is none. */
    private static CallStep released(Talking talking, Instant at) {
        Story story = talking.story().handled();
        return talking.lead() == Lead.FLOW
                ? CallLife.leftByOther(story, at)
                : CallStep.of(new Fallback(story, talking.offer().id(), true), new ReleaseAgent(false), new HangUp());
    }
}
