package nl.balie.calls;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import nl.balie.calls.CallEffect.Answer;
import nl.balie.calls.CallEffect.AnswerLine;
import nl.balie.calls.CallEffect.BeginHearing;
import nl.balie.calls.CallEffect.DialFallback;
import nl.balie.calls.CallEffect.DialOutside;
import nl.balie.calls.CallEffect.EnterNumbersQueue;
import nl.balie.calls.CallEffect.EnterQueue;
import nl.balie.calls.CallEffect.GuardRelease;
import nl.balie.calls.CallEffect.HangUp;
import nl.balie.calls.CallEffect.NoteFallback;
import nl.balie.calls.CallEffect.NoteHeld;
import nl.balie.calls.CallEffect.NoteRinging;
import nl.balie.calls.CallEffect.PlayHoldMusic;
import nl.balie.calls.CallEffect.PlayQueue;
import nl.balie.calls.CallEffect.ReleaseAgent;
import nl.balie.calls.CallEffect.ReleasePhone;
import nl.balie.calls.CallEffect.Reply;
import nl.balie.calls.CallEffect.RingAgent;
import nl.balie.calls.CallEffect.SayGoodbye;
import nl.balie.calls.CallEffect.StopRinging;
import nl.balie.calls.CallEffect.StoreEnd;
import nl.balie.calls.CallEffect.StoreTransfer;
import nl.balie.calls.CallEvent.Aside;
import nl.balie.calls.CallEvent.Asked;
import nl.balie.calls.CallEvent.EngineLost;
import nl.balie.calls.CallEvent.FlowHungUp;
import nl.balie.calls.CallEvent.FlowLeft;
import nl.balie.calls.CallEvent.GoodbyeSaid;
import nl.balie.calls.CallEvent.HangUpAsked;
import nl.balie.calls.CallEvent.HearingAsked;
import nl.balie.calls.CallEvent.Learnt;
import nl.balie.calls.CallEvent.LineAnswered;
import nl.balie.calls.CallEvent.LineEnded;
import nl.balie.calls.CallEvent.MessageOver;
import nl.balie.calls.CallEvent.NobodyLeads;
import nl.balie.calls.CallEvent.OfferAccepted;
import nl.balie.calls.CallEvent.OfferLapsed;
import nl.balie.calls.CallEvent.OfferMade;
import nl.balie.calls.CallEvent.OfferWithdrawn;
import nl.balie.calls.CallEvent.OutsideAsked;
import nl.balie.calls.CallEvent.PartyHeld;
import nl.balie.calls.CallEvent.PhoneAnswered;
import nl.balie.calls.CallEvent.PhoneHungUp;
import nl.balie.calls.CallEvent.PhoneRang;
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
import nl.balie.calls.CallState.CallingBack;
import nl.balie.calls.CallState.Closing;
import nl.balie.calls.CallState.Conversing;
import nl.balie.calls.CallState.Ended;
import nl.balie.calls.CallState.Fallback;
import nl.balie.calls.CallState.Here;
import nl.balie.calls.CallState.Led;
import nl.balie.calls.CallState.Offered;
import nl.balie.calls.CallState.Outside;
import nl.balie.calls.CallState.Passing;
import nl.balie.calls.CallState.RingingOutside;
import nl.balie.calls.CallState.Talking;
import nl.balie.calls.CallState.Waiting;
import nl.balie.calls.LiveCall.Lead;
import nl.balie.contacts.Fact.FallbackCause;
import nl.balie.contacts.Result;
import nl.balie.telephony.Party;
import nl.balie.telephony.TelephonyPort.EndedBy;

/**
 * What every event means in every state of a call; pure. What happens while queues and agents have the caller stands in
 * {@link QueuedLife}, the call back to a customer in {@link CallbackLife}.
 */
final class CallLife {
    private static final UUID NO_LEG = new UUID(0, 0);

    private CallLife() {}

    static CallStep next(CallState state, CallEvent event) {
        return switch (state) {
            case Here here ->
                switch (event) {
                    case Learnt learnt -> CallStep.of(here.with(here.story().after(learnt)));
                    case PhoneRang(var at) -> CallStep.of(here, new NoteRinging(at));
                    case PartyHeld(var party, var held, var at) ->
                        here instanceof Talking talking
                                ? held(talking, Party.CALLER, new PartyHeld(party, held, at))
                                : CallStep.of(here);
                    case Aside aside ->
                        here instanceof Talking talking
                                ? ConsultLife.next(talking, aside)
                                : ConsultLife.nobody(here, aside);
                    case LineEnded(var by, var at) -> ended(here, by, at);
                    case Turn turn ->
                        switch (here) {
                            case Led led -> led(led, turn);
                            case Waiting waiting -> QueuedLife.waiting(waiting, turn);
                            case Offered offered -> QueuedLife.offered(offered, turn);
                            case Talking talking -> QueuedLife.talking(talking, turn);
                            case RingingOutside ringing -> ringingOutside(ringing, turn);
                            case Passing passing -> ConsultLife.passing(passing, turn);
                            case Outside outside -> outside(outside, turn);
                            case Fallback fallback -> fallback(fallback, turn);
                        };
                };
            case Closing closing ->
                switch (event) {
                    case MessageOver _ -> stored(closing.last(), closing.by(), closing.at());
                    case Learnt learnt -> {
                        Here last = closing.last();
                        yield CallStep.of(
                                new Closing(last.with(last.story().after(learnt)), closing.by(), closing.at()));
                    }
                    case PhoneRang _, PartyHeld _, LineEnded _ -> CallStep.of(closing);
                    case Aside aside -> ConsultLife.nobody(closing, aside);
                    case Turn turn -> gone(closing, turn);
                };
            case CallingBack calling -> CallbackLife.next(calling, event);
            case Ended ended ->
                switch (event) {
                    case Learnt _, PhoneRang _, PartyHeld _, LineEnded _ -> CallStep.of(ended);
                    case Aside aside -> ConsultLife.nobody(ended, aside);
                    case Turn turn -> gone(ended, turn);
                };
        };
    }

    /** @param customer which party that is; another one who is not the agent is consulted */
    static CallStep held(Conversing state, Party customer, PartyHeld held) {
        if (held.party() == customer) {
            return CallStep.of(state, new NoteHeld(state.offer().agentId(), held.held(), held.at()));
        }
        return held.party() == Party.CONSULTED ? ConsultLife.held(state, held.held()) : CallStep.of(state);
    }

    private static CallStep led(Led led, Turn turn) {
        Story story = led.story();
        return switch (turn) {
            case HearingAsked(var ask) -> hears(led, ask);
            case QueueAsked(var ask, var queue, var priority) ->
                CallStep.of(led, new PlayQueue(queue), new EnterQueue(ask, queue, priority));
            case OutsideAsked(var ask, var leg, var number) ->
                story.result() == Result.TRANSFERRED
                        ? answer(led, ask, Reply.YES)
                        : CallStep.of(
                                new RingingOutside(story, false, leg, ask, number, false),
                                new PlayHoldMusic(),
                                new DialOutside(leg, ask, number));
            case HangUpAsked(var ask, var _, var _) -> answer(led, ask, Reply.NO);
            case PutBackAsked(var ask, var _, var _, var _) -> answer(led, ask, Reply.NO);
            case StepTookOver _ -> CallStep.of(new Led(story, null));
            case StepHeard(var engineAway) -> inSilence(new Led(story.heard(), led.leftAt()), engineAway);
            case EngineLost _ -> inSilence(led, true);
            case FlowHungUp _ -> CallStep.of(led, new HangUp());
            case FlowLeft(var leg, var cause) -> fallsBack(story, leg, cause);
            case NobodyLeads(var leg) ->
                story.steps() > 0 || story.speaks()
                        ? CallStep.of(led)
                        : fallsBack(story, leg, FallbackCause.ENGINE_AWAY);
            case ReleaseGuardRanOut(var leftAt) ->
                leftAt.equals(led.leftAt()) ? CallStep.of(led, new HangUp()) : CallStep.of(led);
            case QueueEntered(var ask) -> answer(new Waiting(story, Lead.FLOW), ask, Reply.YES);
            case QueueRefused(var ask) -> answer(led, ask, Reply.GONE);
            case PhoneAnswered _ -> CallStep.of(led, new ReleasePhone()); // he was taken from his queue at that moment
            case QueueLeft _,
                    OfferMade _,
                    OfferWithdrawn _,
                    OfferAccepted _,
                    OfferLapsed _,
                    PhoneRefused _,
                    PhoneHungUp _,
                    LineAnswered _,
                    GoodbyeSaid _ -> CallStep.of(led);
        };
    }

    private static CallStep ringingOutside(RingingOutside ringing, Turn turn) {
        Story story = ringing.story();
        Answer refusal = new Answer(ringing.ask(), Reply.GONE);
        return switch (turn) {
            case HearingAsked(var ask) -> hears(ringing, ask);
            case QueueAsked(var ask, var _, var _) -> answer(ringing, ask, Reply.GONE);
            case OutsideAsked(var ask, var leg, var number) ->
                CallStep.of(
                        new RingingOutside(story, ringing.waits(), leg, ask, number, false),
                        refusal,
                        new DialOutside(leg, ask, number));
            case HangUpAsked(var ask, var _, var _) -> answer(ringing, ask, Reply.NO);
            case PutBackAsked(var ask, var _, var _, var _) -> answer(ringing, ask, Reply.NO);
            case StepHeard _ -> CallStep.of(ringing.with(story.heard()));
            case FlowHungUp _ -> CallStep.of(ringing, new HangUp());
            case FlowLeft(var leg, var cause) ->
                ringing.waits()
                        ? CallStep.of(ringing)
                        : fallsBack(story, leg, cause).after(refusal).after(new StopRinging());
            case QueueLeft _ ->
                CallStep.of(new RingingOutside(
                        story, false, ringing.leg(), ringing.ask(), ringing.number(), ringing.left()));
            case QueueEntered(var ask) -> answer(ringing, ask, Reply.YES);
            case QueueRefused(var ask) -> answer(ringing, ask, Reply.GONE);
            case OfferMade(var offer) ->
                ringing.waits()
                        ? CallStep.of(new Offered(story, Lead.FLOW, offer, null), refusal, new RingAgent(offer))
                        : CallStep.of(ringing);
            case PhoneAnswered(var leg, var _) -> leg.equals(ringing.leg()) ? transferred(ringing) : stray(ringing);
            case PhoneRefused(var leg, var _) ->
                leg.equals(ringing.leg())
                        ? answer(
                                ringing.waits() ? new Waiting(story, Lead.FLOW) : new Led(story, null),
                                ringing.ask(),
                                Reply.NO)
                        : CallStep.of(ringing);
            case PhoneHungUp _ ->
                CallStep.of(new RingingOutside(
                        story, ringing.waits(), ringing.leg(), ringing.ask(), ringing.number(), true));
            case StepTookOver _,
                    EngineLost _,
                    NobodyLeads _,
                    ReleaseGuardRanOut _,
                    OfferWithdrawn _,
                    OfferAccepted _,
                    OfferLapsed _,
                    LineAnswered _,
                    GoodbyeSaid _ -> CallStep.of(ringing);
        };
    }

    private static CallStep transferred(RingingOutside ringing) {
        CallEffect stored = new StoreTransfer(ringing.number());
        CallEffect answered = new Answer(ringing.ask(), Reply.YES);
        return ringing.left()
                ? CallStep.of(new Led(ringing.story().transferred(), null), stored, answered, new HangUp())
                : CallStep.of(new Outside(ringing.story(), Lead.FLOW), stored, answered);
    }

    private static CallStep outside(Outside outside, Turn turn) {
        boolean flow = outside.lead() == Lead.FLOW;
        return switch (turn) {
            case HearingAsked(var ask) -> hears(outside, ask);
            case QueueAsked(var ask, var _, var _) -> answer(outside, ask, Reply.GONE);
            case OutsideAsked(var ask, var _, var _) -> answer(outside, ask, flow ? Reply.YES : Reply.GONE);
            case HangUpAsked(var ask, var _, var _) -> answer(outside, ask, Reply.NO);
            case PutBackAsked(var ask, var _, var _, var _) -> answer(outside, ask, Reply.NO);
            case StepHeard _ -> CallStep.of(outside.with(outside.story().heard()));
            case FlowHungUp _ -> hungUpByFlow(outside);
            case QueueEntered(var ask) -> answer(outside, ask, Reply.YES);
            case QueueRefused(var ask) -> answer(outside, ask, Reply.GONE);
            case PhoneHungUp(var at) -> leftBySomebodyOutside(outside.story(), outside.lead(), at);
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
                    GoodbyeSaid _ -> CallStep.of(outside);
        };
    }

    private static CallStep fallback(Fallback fallback, Turn turn) {
        Story story = fallback.story();
        return switch (turn) {
            case HangUpAsked(var ask, var _, var _) -> answer(fallback, ask, Reply.NO);
            case PutBackAsked(var ask, var _, var _, var _) -> answer(fallback, ask, Reply.NO);
            case Asked asked -> answer(fallback, asked.ask(), Reply.GONE);
            case StepHeard _ -> CallStep.of(fallback.with(story.heard()));
            case LineAnswered(var kind, var number) ->
                switch (kind) {
                    case MESSAGE -> CallStep.of(fallback, new SayGoodbye(true));
                    case QUEUE -> CallStep.of(fallback, new EnterNumbersQueue());
                    case EXTERNAL ->
                        CallStep.of(
                                fallback,
                                new PlayHoldMusic(),
                                new DialFallback(fallback.leg(), Objects.requireNonNull(number)));
                };
            case QueueEntered _ -> CallStep.of(new Waiting(story, Lead.FALLBACK));
            case QueueRefused _ -> CallStep.of(fallback, new SayGoodbye(false));
            case PhoneAnswered(var leg, var _) -> {
                if (!leg.equals(fallback.leg())) {
                    yield stray(fallback);
                }
                yield fallback.left()
                        ? CallStep.of(new Fallback(story.handled(), leg, true), new HangUp())
                        : CallStep.of(new Outside(story, Lead.FALLBACK));
            }
            case PhoneRefused(var leg, var _) ->
                leg.equals(fallback.leg()) ? CallStep.of(fallback, new SayGoodbye(false)) : CallStep.of(fallback);
            case PhoneHungUp _ -> CallStep.of(new Fallback(story, fallback.leg(), true));
            case GoodbyeSaid _, NobodyLeads _ -> CallStep.of(fallback, new HangUp());
            case StepTookOver _,
                    EngineLost _,
                    FlowHungUp _,
                    FlowLeft _,
                    QueueLeft _,
                    ReleaseGuardRanOut _,
                    OfferMade _,
                    OfferWithdrawn _,
                    OfferAccepted _,
                    OfferLapsed _ -> CallStep.of(fallback);
        };
    }

    static CallStep answer(CallState state, long ask, Reply reply) {
        return CallStep.of(state, new Answer(ask, reply));
    }

    /** A step of a flow that leads the call lets the caller hear something; one of another flow finds nobody. */
    static CallStep hears(Here here, long ask) {
        return here.lead() == Lead.FLOW
                ? CallStep.of(here.with(here.story().hears()), new BeginHearing(ask))
                : answer(here, ask, Reply.GONE);
    }

    static CallStep hungUpByFlow(Here here) {
        return here.lead() == Lead.FLOW ? CallStep.of(here, new HangUp()) : CallStep.of(here);
    }

    static CallStep leftBySomebodyOutside(Story story, Lead lead, Instant at) {
        return lead == Lead.FLOW
                ? leftByOther(story.transferred(), at)
                : CallStep.of(new Fallback(story.handled(), NO_LEG, true), new HangUp());
    }

    /** Who spoke with the caller is gone: his flow goes on, or is too late. */
    static CallStep leftByOther(Story story, Instant at) {
        return CallStep.of(new Led(story, at), new ReleaseAgent(true), new GuardRelease(at));
    }

    /** A phone that was rung before answered at the moment when it was not wanted any more. */
    private static CallStep stray(Here here) {
        return CallStep.of(here, new ReleasePhone());
    }

    /**
     * Nothing leads the caller any more. With whom somebody has spoken already is not begun with again; he is answered before
     * anything is written.
     */
    private static CallStep fallsBack(Story story, UUID leg, FallbackCause cause) {
        return story.spoken()
                ? CallStep.of(new Fallback(story, NO_LEG, false), new HangUp())
                : CallStep.of(new Fallback(story, leg, false), new AnswerLine(), new NoteFallback(cause));
    }

    private static CallStep inSilence(Led led, boolean engineAway) {
        return engineAway && led.story().steps() == 0 ? CallStep.of(led, new PlayHoldMusic()) : CallStep.of(led);
    }

    private static CallStep ended(Here here, EndedBy by, Instant at) {
        CallStep step = here.story().speaks() ? CallStep.of(new Closing(here, by, at)) : stored(here, by, at);
        return here instanceof RingingOutside ringing ? step.after(new Answer(ringing.ask(), Reply.GONE)) : step;
    }

    private static CallStep stored(Here here, EndedBy by, Instant at) {
        Result result = result(here, by);
        boolean tell = here.lead() == Lead.FLOW || here.story().flowRuns();
        return CallStep.of(new Ended(result), new StoreEnd(result, by, at, tell));
    }

    /** What came of the contact of a caller who has gone. */
    private static Result result(Here last, EndedBy by) {
        Story story = switch (last) {
            case Talking talking -> talking.story().handled();
            case Outside(var before, var lead) -> lead == Lead.FLOW ? before.transferred() : before.handled();
            case Led _, Waiting _, Offered _, RingingOutside _, Passing _, Fallback _ -> last.story();
        };
        if (story.result() != null) {
            return story.result();
        }
        return switch (by) {
            case FAILURE -> Result.FAILED;
            case BALIE -> last.lead() == Lead.FALLBACK ? Result.FALLBACK : Result.NO_AGENT;
            case CALLER, PHONE, MEDIA_LOST -> Result.ABANDONED;
        };
    }

    private static CallStep gone(CallState state, Turn turn) {
        return turn instanceof Asked asked ? answer(state, asked.ask(), Reply.GONE) : CallStep.of(state);
    }
}
