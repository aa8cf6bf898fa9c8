package nl.balie.telephony.calls;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Outcome.NotConnected;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import nl.balie.telephony.Party;
import nl.balie.telephony.Prompt;
import nl.balie.telephony.calls.CallEvent.ConnectAsked;
import nl.balie.telephony.calls.CallEvent.DialTimeRanOut;
import nl.balie.telephony.calls.CallEvent.HoldAsked;
import nl.balie.telephony.calls.CallEvent.PhoneAnswered;
import nl.balie.telephony.calls.CallEvent.PhoneDid;
import nl.balie.telephony.calls.CallEvent.PhoneHeld;
import nl.balie.telephony.calls.CallEvent.PhoneHungUp;
import nl.balie.telephony.calls.CallEvent.PhoneRang;
import nl.balie.telephony.calls.CallEvent.PhoneRefused;
import nl.balie.telephony.calls.CallEvent.PickUpAnswered;
import nl.balie.telephony.calls.CallEvent.PickUpAsked;
import nl.balie.telephony.calls.CallState.Background;
import nl.balie.telephony.calls.CallState.Hearing;
import nl.balie.telephony.calls.CallState.OnLine;
import nl.balie.telephony.calls.CallState.PhoneState;
import nl.balie.telephony.calls.CallState.PhoneState.Dialling;
import nl.balie.telephony.calls.CallState.PhoneState.NoPhone;
import nl.balie.telephony.calls.CallState.PhoneState.Talking;
import nl.balie.telephony.media.Audio;

/** The phone's side of a call: being rung, talking, gone. */
final class PhoneMachine {
    private static final PhoneState NONE = new NoPhone();

    private PhoneMachine() {}

    /** A second connect takes the place of the first; a conversation goes on and the new attempt ends as replaced. */
    static Step connect(OnLine line, ConnectAsked asked) {
        Effect dial = new Effect.Dial(asked.operation(), asked.destination(), asked.shownName(), asked.timeout());
        OnLine dialling =
                line.withKeys("").with(new Dialling(asked.operation(), asked.destination(), false, List.of()));
        return switch (line.phone()) {
            case NoPhone _ -> Step.of(dialling, dial);
            case Dialling earlier -> {
                List<Effect> stop = new ArrayList<>(stopped(earlier, new Outcome.Replaced()));
                stop.add(new Effect.StopDialling(earlier.dial()));
                yield Step.of(dialling, dial).after(stop);
            }
            case Talking _ -> Step.of(line, new Effect.Complete(asked.operation(), new Outcome.Replaced()));
        };
    }

    static Step pickUp(OnLine line, PickUpAsked asked) {
        return switch (line.phone()) {
            case NoPhone _ ->
                Step.of(line, new Effect.Complete(asked.operation(), new NotConnected(Reason.UNREACHABLE, 0)));
            case Dialling dialling ->
                Step.of(
                        line.with(dialling.withPickUp(asked.operation())),
                        new Effect.AskToPickUp(dialling.dial(), asked.operation()));
            case Talking _ -> Step.of(line, new Effect.Complete(asked.operation(), new Outcome.Done(asked.at())));
        };
    }

    static Step withdraw(OnLine line) {
        return switch (line.phone()) {
            case NoPhone _ -> Step.of(line);
            case Dialling dialling ->
                Step.of(line.with(NONE), new Effect.StopDialling(dialling.dial()))
                        .after(stopped(dialling, new NotConnected(Reason.WITHDRAWN, 0)));
            case Talking _ -> Step.of(line);
        };
    }

    static Step release(OnLine line) {
        return switch (line.phone()) {
            case NoPhone _ -> Step.of(line);
            case Dialling _ -> Step.of(line);
            case Talking talking ->
                Step.of(line.with(NONE), new Effect.HangUpPhone(talking.dial()), new Effect.PlaySilence());
        };
    }

    static Step next(OnLine line, PhoneDid did) {
        return switch (line.phone()) {
            case NoPhone _ -> Step.of(line);
            case Dialling dialling ->
                dialling.dial() == did.dial() ? whileDialling(line, dialling, did) : Step.of(line);
            case Talking talking -> talking.dial() == did.dial() ? whileTalking(line, talking, did) : Step.of(line);
        };
    }

    private static Step whileDialling(OnLine line, Dialling dialling, PhoneDid did) {
        return switch (did) {
            case PhoneRang(var at, var dial) ->
                dialling.ringing()
                        ? Step.of(line)
                        : Step.of(line.with(dialling.nowRinging()), new Effect.TellRinging(dialling.destination(), at));
            case PhoneAnswered(var at, var dial) -> talking(line, dialling, at);
            case PhoneRefused(var at, var dial, var reason, var status) ->
                new Step(line.with(NONE), stopped(dialling, new NotConnected(reason, status)));
            case DialTimeRanOut(var at, var dial) ->
                Step.of(line.with(NONE), new Effect.StopDialling(dial))
                        .after(stopped(dialling, new NotConnected(Reason.NO_ANSWER, 0)));
            case PickUpAnswered answered -> pickUpAnswered(line, dialling, answered);
            case PhoneHeld _ -> Step.of(line);
            case PhoneHungUp(var at, var dial) ->
                new Step(line.with(NONE), stopped(dialling, new NotConnected(Reason.DECLINED, 0)));
        };
    }

    private static Step talking(OnLine line, Dialling dialling, Instant at) {
        List<Effect> effects = new ArrayList<>(HearingMachine.completed(line.hearing(), new Outcome.Replaced()));
        effects.add(new Effect.Bridge(dialling.dial()));
        effects.add(new Effect.Complete(dialling.dial(), new Outcome.Done(at)));
        for (long pickUp : dialling.pickUps()) {
            effects.add(new Effect.Complete(pickUp, new Outcome.Done(at)));
        }
        OnLine together =
                line.with(new Hearing.Nothing()).with(new Background.Silence()).with(new Talking(dialling.dial()));
        return held(together.withHeld(false), together, at).after(effects);
    }

    static Step hold(OnLine line, HoldAsked asked) {
        if (!(line.phone() instanceof Talking talking)) {
            return Step.of(line, new Effect.Complete(asked.operation(), new NotConnected(Reason.UNREACHABLE, 0)));
        }
        OnLine now = line.with(talking.withHeldByUs(asked.party(), asked.on()));
        boolean isSo = now.onHold(asked.party()) == asked.on();
        Outcome outcome = isSo ? new Outcome.Done(asked.at()) : new Outcome.StillHeld();
        return held(line, now, asked.at()).after(List.of(new Effect.Complete(asked.operation(), outcome)));
    }

    /**
     * What follows when it may be others who are on hold than before (RFC 3264 section 8.4): who is hears music, and they hear
     * each other again when nobody is any more.
     */
    static Step held(OnLine before, OnLine now, Instant at) {
        List<Effect> effects = new ArrayList<>();
        for (Party party : Party.values()) {
            if (before.onHold(party) != now.onHold(party)) {
                effects.add(new Effect.TellHeld(party, now.onHold(party), at));
            }
        }
        if (!(now.phone() instanceof Talking talking) || effects.isEmpty()) {
            return Step.of(now);
        }
        if (!isParted(now)) {
            effects.add(new Effect.Bridge(talking.dial()));
            return new Step(now, effects);
        }
        effects.addAll(apart(now, talking));
        if (!talking.loaded() && !isParted(before)) {
            effects.add(new Effect.LoadMusic(talking.dial(), List.of(new Prompt.HoldMusic())));
        }
        return new Step(now, effects);
    }

    private static boolean isParted(OnLine line) {
        return line.onHold(Party.CALLER) || line.onHold(Party.PHONE);
    }

    /** Who is on hold hears the music, the other one nothing. */
    private static List<Effect> apart(OnLine line, Talking talking) {
        return List.of(
                line.onHold(Party.CALLER) ? new Effect.ResumeMusic() : new Effect.PlaySilence(),
                line.onHold(Party.PHONE)
                        ? new Effect.ResumePhoneMusic(talking.dial())
                        : new Effect.SilencePhone(talking.dial()));
    }

    static Step musicLoaded(OnLine line, Talking talking, List<Audio> sounds) {
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.SetMusic(sounds));
        effects.add(new Effect.SetPhoneMusic(talking.dial(), sounds));
        if (isParted(line)) {
            effects.addAll(apart(line, talking));
        }
        return new Step(line.with(talking.nowLoaded()), effects);
    }

    private static Step pickUpAnswered(OnLine line, Dialling dialling, PickUpAnswered answered) {
        return dialling.pickUps().contains(answered.operation())
                ? Step.of(line.with(dialling.without(answered.operation())), pickedUp(answered))
                : Step.of(line);
    }

    /** What becomes of the wish that the phone answers by itself. */
    static Effect pickedUp(PickUpAnswered answered) {
        boolean accepted = answered.sipStatus() / 100 == 2;
        return new Effect.Complete(
                answered.operation(),
                accepted
                        ? new Outcome.Done(answered.at())
                        : new NotConnected(Reason.UNREACHABLE, answered.sipStatus()));
    }

    private static Step whileTalking(OnLine line, Talking talking, PhoneDid did) {
        return switch (did) {
            case PhoneHungUp(var at, var dial) ->
                Step.of(
                        line.with(NONE),
                        new Effect.HangUpPhone(dial),
                        new Effect.PlaySilence(),
                        new Effect.TellPhoneHungUp(at));
            case PhoneHeld(var at, var dial, var held) -> held(line, line.with(talking.withHolds(held)), at);
            case PhoneRang _ -> Step.of(line);
            case PhoneAnswered _ -> Step.of(line);
            case PhoneRefused _ -> Step.of(line);
            case DialTimeRanOut _ -> Step.of(line);
            case PickUpAnswered _ -> Step.of(line);
        };
    }

    /** The end of the attempt and of all that waits for it. */
    static List<Effect> stopped(Dialling dialling, Outcome outcome) {
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.Complete(dialling.dial(), outcome));
        for (long pickUp : dialling.pickUps()) {
            effects.add(new Effect.Complete(pickUp, outcome));
        }
        return effects;
    }

    /** What must happen to the phone when the call ends. */
    static List<Effect> ended(PhoneState phone) {
        return switch (phone) {
            case NoPhone _ -> List.of();
            case Dialling dialling -> {
                List<Effect> effects = stopped(dialling, new Outcome.CallerGone());
                effects.add(new Effect.StopDialling(dialling.dial()));
                yield effects;
            }
            case Talking talking -> List.of(new Effect.HangUpPhone(talking.dial()));
        };
    }
}
