package nl.balie.telephony.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.balie.telephony.Destination;
import nl.balie.telephony.Outcome;
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
import nl.balie.telephony.calls.CallEvent.DropAsked;
import nl.balie.telephony.calls.CallEvent.EntryAsked;
import nl.balie.telephony.calls.CallEvent.HangUpAsked;
import nl.balie.telephony.calls.CallEvent.HoldAsked;
import nl.balie.telephony.calls.CallEvent.InviteAsked;
import nl.balie.telephony.calls.CallEvent.KeyPressed;
import nl.balie.telephony.calls.CallEvent.KeyReleased;
import nl.balie.telephony.calls.CallEvent.MusicAsked;
import nl.balie.telephony.calls.CallEvent.MuteAsked;
import nl.balie.telephony.calls.CallEvent.PhoneDid;
import nl.balie.telephony.calls.CallEvent.PickUpAsked;
import nl.balie.telephony.calls.CallEvent.PlayAsked;
import nl.balie.telephony.calls.CallEvent.QuestionAsked;
import nl.balie.telephony.calls.CallEvent.RecordAsked;
import nl.balie.telephony.calls.CallEvent.RefusedByPort;
import nl.balie.telephony.calls.CallEvent.RejectAsked;
import nl.balie.telephony.calls.CallEvent.ReleaseAsked;
import nl.balie.telephony.calls.CallEvent.ReplaceAsked;
import nl.balie.telephony.calls.CallEvent.SilenceAsked;
import nl.balie.telephony.calls.CallEvent.SoundDid;
import nl.balie.telephony.calls.CallEvent.SupervisionAsked;
import nl.balie.telephony.calls.CallEvent.TapeAsked;
import nl.balie.telephony.calls.CallEvent.TapePauseAsked;
import nl.balie.telephony.calls.CallEvent.TapeStopAsked;
import nl.balie.telephony.calls.CallEvent.WithdrawAsked;
import nl.balie.telephony.calls.CallState.Calling;
import nl.balie.telephony.calls.CallState.Ended;
import nl.balie.telephony.calls.CallState.Incoming;
import nl.balie.telephony.calls.CallState.OnLine;
import nl.balie.telephony.media.Side;

/**
 * What every event means in every state of a call; pure. What the caller hears stands in {@link HearingMachine}, what
 * he is asked in {@link KeysMachine}, what is recorded in {@link TapeMachine}, a call that Balie makes in {@link CallingMachine} until it is answered, the phone's side in {@link PhoneMachine}.
 */
final class CallMachine {
    /** Who called was not rung in any attempt. */
    static final long CALLED = 0;

    static final String NOT_ANSWERED = "the call has not been answered";

    private CallMachine() {}

    /** The beginning of a call that Balie makes. */
    static Step callOut(long operation, Destination first, String shownName, Duration timeout) {
        return CallingMachine.begin(operation, first, shownName, timeout);
    }

    static Step next(CallState state, CallEvent event) {
        Step step = following(state, event);
        return state instanceof OnLine before && step.state() instanceof OnLine now
                ? arranged(before, now, step, event.at())
                : step;
    }

    /** What follows when others hear each other than before, or wait for each other. */
    private static Step arranged(OnLine before, OnLine now, Step step, Instant at) {
        if (before.legs().equals(now.legs())) {
            return step;
        }
        List<Effect> effects = new ArrayList<>(step.effects());
        if (now.converse()) {
            for (Party party : Party.values()) {
                boolean held = now.legs().onHold(party);
                if (now.legs().talks(party).isPresent() && before.legs().onHold(party) != held) {
                    effects.add(new Effect.TellHeld(party, held, at));
                }
            }
        }
        // whoever waits for an outcome may count on hearing what follows from it
        int outcome = 0;
        while (outcome < effects.size() && !(effects.get(outcome) instanceof Effect.Complete)) {
            outcome++;
        }
        Map<Long, Heard> heard = now.legs().heard();
        if (!before.legs().heard().equals(heard)) {
            effects.add(outcome, new Effect.Arrange(heard));
        }
        Map<Long, Side> taped = now.legs().taped();
        if (!before.legs().taped().equals(taped)) {
            effects.add(outcome, new Effect.Tape(taped));
        }
        return new Step(now, effects);
    }

    private static Step following(CallState state, CallEvent event) {
        return switch (state) {
            case Calling calling ->
                switch (event) {
                    case Asked asked -> CallingMachine.asked(calling, asked);
                    case CallerDid did -> CallingMachine.did(calling, did);
                    case PhoneDid did -> CallingMachine.did(calling, did);
                    case SoundDid _ -> Step.of(calling);
                };
            case Incoming incoming ->
                switch (event) {
                    case Asked asked -> whileIncoming(incoming, asked);
                    case CallerDid did -> whileIncoming(incoming, did);
                    case PhoneDid _ -> Step.of(incoming);
                    case SoundDid _ -> Step.of(incoming);
                };
            case OnLine line ->
                switch (event) {
                    case Asked asked -> onLine(line, asked);
                    case CallerDid did -> onLine(line, did);
                    case PhoneDid did -> PhoneMachine.next(line, did);
                    case SoundDid did -> HearingMachine.next(line, did);
                };
            case Ended ended ->
                switch (event) {
                    case Asked asked -> afterEnd(ended, asked);
                    case CallerDid _ -> Step.of(ended);
                    case PhoneDid _ -> Step.of(ended);
                    case SoundDid _ -> Step.of(ended);
                };
        };
    }

    private static Step whileIncoming(Incoming incoming, Asked asked) {
        return switch (asked) {
            case AnswerAsked(var at, var operation) ->
                Step.of(
                        OnLine.alone(false, List.of(operation), Legs.of(CALLED, Party.PHONE)),
                        new Effect.AnswerCaller());
            case RejectAsked(var at, var status) -> refused(status, EndedBy.BALIE, at);
            case HangUpAsked(var at) -> refused(480, EndedBy.BALIE, at);
            case RefusedByPort(var at) -> refused(503, EndedBy.FAILURE, at);
            case PlayAsked(var at, var operation, var prompts, var endsByKey) -> notAnswered(incoming, operation);
            case QuestionAsked(var at, var operation, var question) -> notAnswered(incoming, operation);
            case EntryAsked(var at, var operation, var entry) -> notAnswered(incoming, operation);
            case AnnounceAsked(var at, var operation, var prompts) -> notAnswered(incoming, operation);
            case RecordAsked(var at, var operation, var recording) -> notAnswered(incoming, operation);
            case ConnectAsked(var at, var operation, var destination, var name, var timeout) ->
                notAnswered(incoming, operation);
            case PickUpAsked(var at, var operation) -> notAnswered(incoming, operation);
            case HoldAsked(var at, var operation, var party, var on) -> notAnswered(incoming, operation);
            case MuteAsked(var at, var operation, var party, var on) -> notAnswered(incoming, operation);
            case InviteAsked(var at, var operation, var party, var to, var name, var timeout, var mode) ->
                notAnswered(incoming, operation);
            case ReplaceAsked(var at, var operation, var by) -> notAnswered(incoming, operation);
            case TapeAsked(var at, var operation, var sink, var alsoOnHold) -> notAnswered(incoming, operation);
            case TapePauseAsked(var at, var operation, var paused) -> notAnswered(incoming, operation);
            case TapeStopAsked(var at, var operation) -> notAnswered(incoming, operation);
            case DropAsked _ -> Step.of(incoming);
            case SupervisionAsked _ -> Step.of(incoming);
            case MusicAsked _ -> Step.of(incoming);
            case SilenceAsked _ -> Step.of(incoming);
            case WithdrawAsked _ -> Step.of(incoming);
            case ReleaseAsked _ -> Step.of(incoming);
        };
    }

    private static Step notAnswered(Incoming incoming, long operation) {
        return Step.of(incoming, new Effect.Fail(operation, NOT_ANSWERED));
    }

    private static Step refused(int status, EndedBy by, Instant at) {
        return Step.of(new Ended(by), new Effect.RefuseCaller(status), new Effect.TellEnded(by, at));
    }

    private static Step whileIncoming(Incoming incoming, CallerDid did) {
        return switch (did) {
            case CallerCancelled(var at) -> gone(EndedBy.CALLER, at);
            case CallerHungUp(var at) -> gone(EndedBy.CALLER, at);
            case CallerFailed(var at) -> gone(EndedBy.FAILURE, at);
            case CallerConfirmed _ -> Step.of(incoming);
            case CallerHeld _ -> Step.of(incoming);
            case CallerMediaLost _ -> Step.of(incoming);
            case KeyPressed _, KeyReleased _ -> Step.of(incoming);
        };
    }

    private static Step gone(EndedBy by, Instant at) {
        return Step.of(new Ended(by), new Effect.TellEnded(by, at));
    }

    private static Step onLine(OnLine line, Asked asked) {
        return switch (asked) {
            case AnswerAsked(var at, var operation) ->
                line.confirmed()
                        ? Step.of(line, new Effect.Complete(operation, new Outcome.Done(at)))
                        : Step.of(line.withAnswering(operation));
            case RejectAsked _ -> Step.of(line);
            case HangUpAsked(var at) -> ended(line, EndedBy.BALIE, true, at);
            case RefusedByPort(var at) -> ended(line, EndedBy.FAILURE, true, at);
            case PlayAsked play -> HearingMachine.play(line, play);
            case QuestionAsked question -> KeysMachine.ask(line, question);
            case EntryAsked entry -> KeysMachine.collect(line, entry);
            case RecordAsked recording -> HearingMachine.record(line, recording);
            case AnnounceAsked announce -> HearingMachine.announce(line, announce);
            case MusicAsked music -> HearingMachine.music(line, music);
            case SilenceAsked _ -> HearingMachine.silence(line);
            case ConnectAsked connect -> PhoneMachine.connect(line, connect);
            case PickUpAsked pickUp -> PhoneMachine.pickUp(line, pickUp);
            case HoldAsked hold -> GuestMachine.hold(line, hold);
            case MuteAsked mute -> GuestMachine.mute(line, mute);
            case InviteAsked invite -> GuestMachine.invite(line, invite);
            case DropAsked drop -> GuestMachine.drop(line, drop);
            case TapeAsked tape -> TapeMachine.start(line, tape);
            case TapePauseAsked pause -> TapeMachine.pause(line, pause);
            case TapeStopAsked stop -> TapeMachine.stop(line, stop);
            case ReplaceAsked replace -> GuestMachine.replace(line, replace);
            case SupervisionAsked(var at, var supervision) ->
                Step.of(line.with(line.legs().with(supervision)));
            case WithdrawAsked _ -> PhoneMachine.withdraw(line);
            case ReleaseAsked(var at) -> PhoneMachine.release(line, at);
        };
    }

    static Step onLine(OnLine line, CallerDid did) {
        return switch (did) {
            case CallerConfirmed(var at) -> confirmed(line, at);
            case CallerCancelled _ -> Step.of(line); // crossed our 200 OK; a BYE follows (RFC 3261 section 9.2)
            case CallerHungUp(var at) -> gone(line, EndedBy.CALLER, false, at);
            case CallerFailed(var at) -> gone(line, EndedBy.FAILURE, true, at);
            case CallerHeld(var at, var holds) ->
                Step.of(line.with(Party.CALLER, caller(line).withHolds(holds)));
            case CallerMediaLost(var at) ->
                caller(line).holds() ? Step.of(line) : gone(line, EndedBy.MEDIA_LOST, true, at);
            case KeyPressed key -> KeysMachine.pressed(line.withKeyDown(key.down()), key);
            case KeyReleased _ -> KeysMachine.released(line.withKeyDown(false));
        };
    }

    private static Leg.Talks caller(OnLine line) {
        return line.legs().talks(Party.CALLER).orElseThrow();
    }

    /** With the caller the call ends, unless he is an agent who consults and so leaves his customer to another. */
    private static Step gone(OnLine line, EndedBy by, boolean sayGoodbye, Instant at) {
        Legs legs = line.legs();
        return legs.agent() == Party.CALLER
                        && line.converse()
                        && legs.talks(Party.CONSULTED).isPresent()
                ? GuestMachine.replaced(line, Party.CONSULTED, at)
                : ended(line, by, sayGoodbye, at);
    }

    private static Step confirmed(OnLine line, Instant at) {
        List<Effect> effects = new ArrayList<>();
        for (long operation : line.answering()) {
            effects.add(new Effect.Complete(operation, new Outcome.Done(at)));
        }
        return new Step(line.confirmedNow(), effects);
    }

    private static Step ended(OnLine line, EndedBy by, boolean sayGoodbye, Instant at) {
        List<Effect> effects = new ArrayList<>();
        for (long operation : line.answering()) {
            effects.add(new Effect.Complete(operation, new Outcome.CallerGone()));
        }
        effects.addAll(HearingMachine.completed(line.hearing(), new Outcome.CallerGone()));
        effects.addAll(GuestMachine.dropped(line.legs(), at));
        effects.addAll(PhoneMachine.ended(line.legs()));
        if (line.legs().taping() != null) {
            effects.add(new Effect.StopTape());
        }
        if (sayGoodbye) {
            effects.add(new Effect.HangUpCaller());
        }
        effects.add(new Effect.TellEnded(by, at));
        return new Step(new Ended(by), effects);
    }

    private static Step afterEnd(Ended ended, Asked asked) {
        return switch (asked) {
            case AnswerAsked(var at, var operation) -> callerGone(ended, operation);
            case PlayAsked(var at, var operation, var prompts, var endsByKey) -> callerGone(ended, operation);
            case QuestionAsked(var at, var operation, var question) -> callerGone(ended, operation);
            case EntryAsked(var at, var operation, var entry) -> callerGone(ended, operation);
            case AnnounceAsked(var at, var operation, var prompts) -> callerGone(ended, operation);
            case RecordAsked(var at, var operation, var recording) -> callerGone(ended, operation);
            case ConnectAsked(var at, var operation, var destination, var name, var timeout) ->
                callerGone(ended, operation);
            case PickUpAsked(var at, var operation) -> callerGone(ended, operation);
            case HoldAsked(var at, var operation, var party, var on) -> callerGone(ended, operation);
            case MuteAsked(var at, var operation, var party, var on) -> callerGone(ended, operation);
            case InviteAsked(var at, var operation, var party, var to, var name, var timeout, var mode) ->
                callerGone(ended, operation);
            case ReplaceAsked(var at, var operation, var by) -> callerGone(ended, operation);
            case TapeAsked(var at, var operation, var sink, var alsoOnHold) -> callerGone(ended, operation);
            case TapePauseAsked(var at, var operation, var paused) -> callerGone(ended, operation);
            case TapeStopAsked(var at, var operation) -> callerGone(ended, operation);
            case DropAsked _ -> Step.of(ended);
            case SupervisionAsked _ -> Step.of(ended);
            case RejectAsked _ -> Step.of(ended);
            case MusicAsked _ -> Step.of(ended);
            case SilenceAsked _ -> Step.of(ended);
            case WithdrawAsked _ -> Step.of(ended);
            case ReleaseAsked _ -> Step.of(ended);
            case HangUpAsked _ -> Step.of(ended);
            case RefusedByPort _ -> Step.of(ended);
        };
    }

    private static Step callerGone(Ended ended, long operation) {
        return Step.of(ended, new Effect.Complete(operation, new Outcome.CallerGone()));
    }
}
