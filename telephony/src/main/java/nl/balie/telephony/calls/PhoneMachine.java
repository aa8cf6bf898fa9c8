package nl.balie.telephony.calls;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Outcome.NotConnected;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import nl.balie.telephony.Party;
import nl.balie.telephony.calls.CallEvent.ConnectAsked;
import nl.balie.telephony.calls.CallEvent.DialTimeRanOut;
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
import nl.balie.telephony.calls.CallState.Background;
import nl.balie.telephony.calls.CallState.Hearing;
import nl.balie.telephony.calls.CallState.OnLine;
import nl.balie.telephony.calls.Leg.Rung;
import nl.balie.telephony.calls.Leg.Talks;

/** The phone with which the caller is connected: being rung, talking, gone. */
final class PhoneMachine {
    private PhoneMachine() {}

    /** A second connect takes the place of the first; a conversation goes on and the new attempt ends as replaced. */
    static Step connect(OnLine line, ConnectAsked asked) {
        long operation = asked.operation();
        Effect dial = new Effect.Dial(operation, asked.destination(), asked.shownName(), asked.timeout());
        OnLine dialling = line.withKeys("").with(Party.PHONE, new Rung(operation, asked.destination()));
        return switch (line.legs().get(Party.PHONE)) {
            case null -> Step.of(dialling, dial);
            case Rung earlier -> {
                List<Effect> stop = new ArrayList<>(stopped(earlier, new Outcome.Replaced()));
                stop.add(new Effect.StopDialling(earlier.dial()));
                yield Step.of(dialling, dial).after(stop);
            }
            case Talks _ -> Step.of(line, new Effect.Complete(operation, new Outcome.Replaced()));
        };
    }

    /** The phone that rings is asked: the caller's own, or that of one who is asked into the conversation. */
    static Step pickUp(OnLine line, PickUpAsked asked) {
        for (Party party : List.of(Party.PHONE, Party.CONSULTED, Party.SUPERVISOR)) {
            if (line.legs().get(party) instanceof Rung rung) {
                return Step.of(
                        line.with(party, rung.withPickUp(asked.operation())),
                        new Effect.AskToPickUp(rung.dial(), asked.operation()));
            }
        }
        Outcome outcome = line.converse() ? new Outcome.Done(asked.at()) : new NotConnected(Reason.UNREACHABLE, 0);
        return Step.of(line, new Effect.Complete(asked.operation(), outcome));
    }

    static Step withdraw(OnLine line) {
        return line.legs()
                .rung(Party.PHONE)
                .map(rung -> Step.of(line.without(Party.PHONE), new Effect.StopDialling(rung.dial()))
                        .after(stopped(rung, new NotConnected(Reason.WITHDRAWN, 0))))
                .orElseGet(() -> Step.of(line));
    }

    static Step release(OnLine line, Instant at) {
        return line.legs()
                .talks(Party.PHONE)
                .map(phone -> left(line, phone, at))
                .orElseGet(() -> Step.of(line));
    }

    /** With the phone all go who were asked into its conversation. */
    private static Step left(OnLine line, Talks phone, Instant at) {
        List<Effect> effects = new ArrayList<>(GuestMachine.dropped(line.legs(), at));
        effects.add(new Effect.HangUpPhone(phone.dial()));
        effects.add(new Effect.PlaySilence());
        Talks caller = line.legs().talks(Party.CALLER).orElseThrow();
        Legs alone = Legs.of(caller.dial(), line.legs().agent())
                .with(Party.CALLER, new Talks(caller.dial(), caller.holds(), false, false))
                .with(line.legs().taping());
        return new Step(line.with(alone), effects);
    }

    static Step next(OnLine line, PhoneDid did) {
        Party party = line.legs().of(did.dial()).orElse(null);
        return switch (party) {
            case null -> Step.of(line);
            case CALLER -> asCaller(line, did);
            case PHONE -> phone(line, did);
            case CONSULTED, SUPERVISOR -> GuestMachine.next(line, party, did);
        };
    }

    /** Of a phone that took the caller's place. */
    private static Step asCaller(OnLine line, PhoneDid did) {
        return switch (did) {
            case PhoneHungUp(var at, var _) -> CallMachine.onLine(line, new CallEvent.CallerHungUp(at));
            case PhoneHeld(var at, var _, var held) -> CallMachine.onLine(line, new CallEvent.CallerHeld(at, held));
            case PhoneRefers(var _, var dial, var to) -> refers(line, Party.CALLER, dial, to);
            case PhoneKeyPressed(var at, var _, var key, var down) ->
                CallMachine.onLine(line, new CallEvent.KeyPressed(at, key, down));
            case PhoneKeyReleased(var at, var _) -> CallMachine.onLine(line, new CallEvent.KeyReleased(at));
            case PhoneRang _, PhoneSounds _, PhoneAnswered _, PhoneRefused _, DialTimeRanOut _, PickUpAnswered _ ->
                Step.of(line);
        };
    }

    private static Step phone(OnLine line, PhoneDid did) {
        return switch (line.legs().get(Party.PHONE)) {
            case null -> Step.of(line);
            case Rung rung -> whileRung(line, rung, did);
            case Talks talks -> whileTalking(line, talks, did);
        };
    }

    private static Step whileRung(OnLine line, Rung rung, PhoneDid did) {
        OnLine without = line.without(Party.PHONE);
        return switch (did) {
            case PhoneRang(var at, var _) ->
                rung.ringing()
                        ? Step.of(line)
                        : Step.of(
                                line.with(Party.PHONE, rung.nowRinging()),
                                new Effect.TellRinging(rung.destination(), at));
            case PhoneAnswered(var at, var _) -> talking(line, rung, at);
            case PhoneRefused(var _, var _, var reason, var status) ->
                new Step(without, stopped(rung, new NotConnected(reason, status)));
            case DialTimeRanOut(var _, var dial) ->
                Step.of(without, new Effect.StopDialling(dial))
                        .after(stopped(rung, new NotConnected(Reason.NO_ANSWER, 0)));
            case PickUpAnswered answered -> pickUpAnswered(line, Party.PHONE, rung, answered);
            case PhoneHungUp _ -> new Step(without, stopped(rung, new NotConnected(Reason.DECLINED, 0)));
            case PhoneRefers(var _, var dial, var _) -> Step.of(line, new Effect.RefuseTransfer(dial));
            case PhoneSounds _, PhoneHeld _, PhoneKeyPressed _, PhoneKeyReleased _ ->
                Step.of(line); // the caller goes on hearing what he heard
        };
    }

    private static Step talking(OnLine line, Rung rung, Instant at) {
        List<Effect> effects = new ArrayList<>(HearingMachine.completed(line.hearing(), new Outcome.Replaced()));
        effects.add(new Effect.Complete(rung.dial(), new Outcome.Done(at)));
        for (long pickUp : rung.pickUps()) {
            effects.add(new Effect.Complete(pickUp, new Outcome.Done(at)));
        }
        OnLine together = line.with(new Hearing.Nothing())
                .with(new Background.Silence())
                .with(Party.PHONE, new Talks(rung.dial()));
        return new Step(together, effects);
    }

    static Step pickUpAnswered(OnLine line, Party party, Rung rung, PickUpAnswered answered) {
        return rung.pickUps().contains(answered.operation())
                ? Step.of(line.with(party, rung.without(answered.operation())), pickedUp(answered))
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

    private static Step whileTalking(OnLine line, Talks phone, PhoneDid did) {
        return switch (did) {
            case PhoneHungUp(var at, var _) -> hungUp(line, phone, at);
            case PhoneHeld(var _, var _, var holds) -> Step.of(line.with(Party.PHONE, phone.withHolds(holds)));
            case PhoneRefers(var _, var dial, var to) -> refers(line, Party.PHONE, dial, to);
            case PhoneRang _,
                    PhoneSounds _,
                    PhoneAnswered _,
                    PhoneRefused _,
                    DialTimeRanOut _,
                    PickUpAnswered _,
                    PhoneKeyPressed _,
                    PhoneKeyReleased _ -> Step.of(line);
        };
    }

    /** Only the agent may give his customer away, and the outside decides to whom. */
    private static Step refers(OnLine line, Party party, long dial, String to) {
        boolean may = line.converse() && line.legs().agent() == party;
        return Step.of(line, may ? new Effect.AskTransfer(dial, to) : new Effect.RefuseTransfer(dial));
    }

    /** An agent who hangs up while he consults leaves the customer to whom he consulted, as phones do. */
    private static Step hungUp(OnLine line, Talks phone, Instant at) {
        if (line.legs().agent() == Party.PHONE
                && line.legs().talks(Party.CONSULTED).isPresent()) {
            return GuestMachine.replaced(line, Party.CONSULTED, at);
        }
        Step left = left(line, phone, at);
        List<Effect> effects = new ArrayList<>(left.effects());
        effects.add(new Effect.TellPhoneHungUp(at));
        return new Step(left.state(), effects);
    }

    /** The end of the attempt and of all that waits for it. */
    static List<Effect> stopped(Rung rung, Outcome outcome) {
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.Complete(rung.dial(), outcome));
        effects.addAll(pickUpsEnded(rung, outcome));
        return effects;
    }

    static List<Effect> pickUpsEnded(Rung rung, Outcome outcome) {
        List<Effect> effects = new ArrayList<>();
        for (long pickUp : rung.pickUps()) {
            effects.add(new Effect.Complete(pickUp, outcome));
        }
        return effects;
    }

    /** What must happen to the phone when the call ends. */
    static List<Effect> ended(Legs legs) {
        return switch (legs.get(Party.PHONE)) {
            case null -> List.of();
            case Rung rung -> {
                List<Effect> effects = stopped(rung, new Outcome.CallerGone());
                effects.add(new Effect.StopDialling(rung.dial()));
                yield effects;
            }
            case Talks talks -> List.of(new Effect.HangUpPhone(talks.dial()));
        };
    }
}
