package nl.balie.telephony.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.balie.telephony.Destination;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Outcome.NotConnected;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import nl.balie.telephony.Party;
import nl.balie.telephony.TelephonyPort.EndedBy;
import nl.balie.telephony.calls.CallEvent.AnnounceAsked;
import nl.balie.telephony.calls.CallEvent.AnswerAsked;
import nl.balie.telephony.calls.CallEvent.Asked;
import nl.balie.telephony.calls.CallEvent.CallerCancelled;
import nl.balie.telephony.calls.CallEvent.CallerConfirmed;
import nl.balie.telephony.calls.CallEvent.CallerDid;
import nl.balie.telephony.calls.CallEvent.CallerFailed;
import nl.balie.telephony.calls.CallEvent.CallerHeld;
import nl.balie.telephony.calls.CallEvent.CallerHungUp;
import nl.balie.telephony.calls.CallEvent.CallerMediaLost;
import nl.balie.telephony.calls.CallEvent.ConnectAsked;
import nl.balie.telephony.calls.CallEvent.DialTimeRanOut;
import nl.balie.telephony.calls.CallEvent.DropAsked;
import nl.balie.telephony.calls.CallEvent.EntryAsked;
import nl.balie.telephony.calls.CallEvent.HangUpAsked;
import nl.balie.telephony.calls.CallEvent.HoldAsked;
import nl.balie.telephony.calls.CallEvent.InviteAsked;
import nl.balie.telephony.calls.CallEvent.KeyPressed;
import nl.balie.telephony.calls.CallEvent.KeyReleased;
import nl.balie.telephony.calls.CallEvent.MusicAsked;
import nl.balie.telephony.calls.CallEvent.MuteAsked;
import nl.balie.telephony.calls.CallEvent.PhoneAnswered;
import nl.balie.telephony.calls.CallEvent.PhoneDid;
import nl.balie.telephony.calls.CallEvent.PhoneHeld;
import nl.balie.telephony.calls.CallEvent.PhoneHungUp;
import nl.balie.telephony.calls.CallEvent.PhoneKeyPressed;
import nl.balie.telephony.calls.CallEvent.PhoneKeyReleased;
import nl.balie.telephony.calls.CallEvent.PhoneRang;
import nl.balie.telephony.calls.CallEvent.PhoneRefers;
import nl.balie.telephony.calls.CallEvent.PhoneRefused;
import nl.balie.telephony.calls.CallEvent.PhoneSounds;
import nl.balie.telephony.calls.CallEvent.PickUpAnswered;
import nl.balie.telephony.calls.CallEvent.PickUpAsked;
import nl.balie.telephony.calls.CallEvent.PlayAsked;
import nl.balie.telephony.calls.CallEvent.QuestionAsked;
import nl.balie.telephony.calls.CallEvent.RecordAsked;
import nl.balie.telephony.calls.CallEvent.RefusedByPort;
import nl.balie.telephony.calls.CallEvent.RejectAsked;
import nl.balie.telephony.calls.CallEvent.ReleaseAsked;
import nl.balie.telephony.calls.CallEvent.ReplaceAsked;
import nl.balie.telephony.calls.CallEvent.SilenceAsked;
import nl.balie.telephony.calls.CallEvent.SupervisionAsked;
import nl.balie.telephony.calls.CallEvent.TapeAsked;
import nl.balie.telephony.calls.CallEvent.TapePauseAsked;
import nl.balie.telephony.calls.CallEvent.TapeStopAsked;
import nl.balie.telephony.calls.CallEvent.WithdrawAsked;
import nl.balie.telephony.calls.CallState.Calling;
import nl.balie.telephony.calls.CallState.Ended;
import nl.balie.telephony.calls.CallState.OnLine;
import nl.balie.telephony.calls.Leg.Rung;

/** A call that Balie makes, until its first party answers. */
final class CallingMachine {
    private CallingMachine() {}

    static Step begin(long operation, Destination first, String shownName, Duration timeout) {
        return Step.of(
                new Calling(new Rung(operation, first)), new Effect.CallFirst(operation, first, shownName, timeout));
    }

    static Step asked(Calling calling, Asked asked) {
        Rung rung = calling.rung();
        return switch (asked) {
            case HangUpAsked(var at) -> withdrawn(rung, at);
            case WithdrawAsked(var at) -> withdrawn(rung, at);
            case RejectAsked(var at, var status) -> withdrawn(rung, at);
            case RefusedByPort(var at) -> withdrawn(rung, at);
            case PickUpAsked(var at, var operation) ->
                Step.of(new Calling(rung.withPickUp(operation)), new Effect.AskToPickUp(rung.dial(), operation));
            case AnswerAsked(var at, var operation) -> notAnswered(calling, operation);
            case PlayAsked(var at, var operation, var prompts, var endsByKey) -> notAnswered(calling, operation);
            case QuestionAsked(var at, var operation, var question) -> notAnswered(calling, operation);
            case EntryAsked(var at, var operation, var entry) -> notAnswered(calling, operation);
            case AnnounceAsked(var at, var operation, var prompts) -> notAnswered(calling, operation);
            case RecordAsked(var at, var operation, var recording) -> notAnswered(calling, operation);
            case ConnectAsked(var at, var operation, var destination, var name, var timeout) ->
                notAnswered(calling, operation);
            case HoldAsked(var at, var operation, var party, var on) -> notAnswered(calling, operation);
            case MuteAsked(var at, var operation, var party, var on) -> notAnswered(calling, operation);
            case InviteAsked(var at, var operation, var party, var to, var name, var timeout, var mode) ->
                notAnswered(calling, operation);
            case ReplaceAsked(var at, var operation, var by) -> notAnswered(calling, operation);
            case TapeAsked(var at, var operation, var sink, var alsoOnHold) -> notAnswered(calling, operation);
            case TapePauseAsked(var at, var operation, var paused) -> notAnswered(calling, operation);
            case TapeStopAsked(var at, var operation) -> notAnswered(calling, operation);
            case MusicAsked _, SilenceAsked _, ReleaseAsked _, DropAsked _, SupervisionAsked _ -> Step.of(calling);
        };
    }

    private static Step notAnswered(Calling calling, long operation) {
        return Step.of(calling, new Effect.Fail(operation, CallMachine.NOT_ANSWERED));
    }

    static Step did(Calling calling, CallerDid did) {
        return switch (did) {
            case CallerHungUp(var at) -> over(calling.rung(), Reason.DECLINED, 0, EndedBy.CALLER, at);
            case CallerFailed(var at) -> over(calling.rung(), Reason.UNREACHABLE, 0, EndedBy.FAILURE, at);
            case CallerCancelled _, CallerConfirmed _, CallerHeld _, CallerMediaLost _, KeyPressed _, KeyReleased _ ->
                Step.of(calling);
        };
    }

    static Step did(Calling calling, PhoneDid did) {
        Rung rung = calling.rung();
        if (rung.dial() != did.dial()) {
            return Step.of(calling);
        }
        return switch (did) {
            case PhoneRang(var at, var dial) ->
                rung.ringing()
                        ? Step.of(calling)
                        : Step.of(new Calling(rung.nowRinging()), new Effect.TellRinging(rung.destination(), at));
            case PhoneAnswered(var at, var dial) -> answered(rung, at);
            case PhoneRefused(var at, var dial, var reason, var status) ->
                over(rung, reason, status, EndedBy.CALLER, at);
            case PhoneHungUp(var at, var dial) -> over(rung, Reason.DECLINED, 0, EndedBy.CALLER, at);
            case DialTimeRanOut(var at, var dial) -> over(rung, Reason.NO_ANSWER, 0, EndedBy.BALIE, at);
            case PickUpAnswered answered ->
                rung.pickUps().contains(answered.operation())
                        ? Step.of(new Calling(rung.without(answered.operation())), PhoneMachine.pickedUp(answered))
                        : Step.of(calling);
            case PhoneRefers(var at, var dial, var to) -> Step.of(calling, new Effect.RefuseTransfer(dial));
            case PhoneSounds _, PhoneHeld _, PhoneKeyPressed _, PhoneKeyReleased _ ->
                Step.of(calling); // it is the caller from its answer on
        };
    }

    private static Step answered(Rung rung, Instant at) {
        return new Step(
                OnLine.alone(true, List.of(), Legs.of(rung.dial(), Party.CALLER)),
                PhoneMachine.stopped(rung, new Outcome.Done(at)));
    }

    private static Step withdrawn(Rung rung, Instant at) {
        return over(rung, Reason.WITHDRAWN, 0, EndedBy.BALIE, at);
    }

    private static Step over(Rung rung, Reason reason, int status, EndedBy by, Instant at) {
        List<Effect> effects = new ArrayList<>(PhoneMachine.stopped(rung, new NotConnected(reason, status)));
        effects.add(new Effect.HangUpCaller());
        effects.add(new Effect.TellEnded(by, at));
        return new Step(new Ended(by), effects);
    }
}
