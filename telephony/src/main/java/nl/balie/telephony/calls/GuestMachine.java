package nl.balie.telephony.calls;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Outcome.NotConnected;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import nl.balie.telephony.Party;
import nl.balie.telephony.calls.CallEvent.DialTimeRanOut;
import nl.balie.telephony.calls.CallEvent.DropAsked;
import nl.balie.telephony.calls.CallEvent.HoldAsked;
import nl.balie.telephony.calls.CallEvent.InviteAsked;
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
import nl.balie.telephony.calls.CallEvent.ReplaceAsked;
import nl.balie.telephony.calls.CallState.OnLine;
import nl.balie.telephony.calls.Leg.Rung;
import nl.balie.telephony.calls.Leg.Talks;

/**
 * Who is asked into a conversation, and what is changed in it: hold, mute, consultation, supervision and who takes the agent's
 * place. Who hears whom afterwards stands in {@link Legs}.
 */
final class GuestMachine {
    private static final List<Party> GUESTS = List.of(Party.CONSULTED, Party.SUPERVISOR);

    private GuestMachine() {}

    /** To consult puts the customer on hold, so that he never hears what is said about him. */
    static Step invite(OnLine line, InviteAsked asked) {
        long operation = asked.operation();
        if (!line.converse()) {
            return notConnected(line, operation);
        }
        if (line.legs().get(asked.party()) != null) {
            return Step.of(line, new Effect.Complete(operation, new Outcome.Replaced()));
        }
        OnLine ringing = line.with(asked.party(), new Rung(operation, asked.destination()));
        OnLine now = asked.party() == Party.CONSULTED
                ? held(ringing, ringing.legs().customer(), true)
                : ringing.with(ringing.legs().with(asked.supervision()));
        return Step.of(
                now,
                new Effect.Dial(operation, asked.destination(), asked.shownName(), asked.timeout()),
                new Effect.Complete(operation, new Outcome.Done(asked.at())));
    }

    private static Step notConnected(OnLine line, long operation) {
        return Step.of(line, new Effect.Complete(operation, new NotConnected(Reason.UNREACHABLE, 0)));
    }

    private static OnLine held(OnLine line, Party party, boolean on) {
        return line.legs()
                .talks(party)
                .map(talks -> line.with(party, talks.withHeld(on)))
                .orElse(line);
    }

    /** Who takes the customer back while another is still being rung does not wait for that one any more. */
    static Step hold(OnLine line, HoldAsked asked) {
        Party party = asked.party();
        if (!line.converse() || line.legs().talks(party).isEmpty() || party == Party.SUPERVISOR) {
            return notConnected(line, asked.operation());
        }
        List<Effect> effects = new ArrayList<>();
        OnLine now = held(line, party, asked.on());
        if (!asked.on()
                && party == line.legs().customer()
                && line.legs().rung(Party.CONSULTED).isPresent()) {
            effects.addAll(dropped(line.legs(), Party.CONSULTED, asked.at()));
            now = now.without(Party.CONSULTED);
        }
        boolean isSo = now.legs().onHold(party) == asked.on();
        effects.add(
                new Effect.Complete(asked.operation(), isSo ? new Outcome.Done(asked.at()) : new Outcome.StillHeld()));
        return new Step(now, effects);
    }

    static Step mute(OnLine line, MuteAsked asked) {
        if (!line.converse()) {
            return notConnected(line, asked.operation());
        }
        return line.legs()
                .talks(asked.party())
                .map(talks -> Step.of(
                        line.with(asked.party(), talks.withMuted(asked.on())),
                        new Effect.Complete(asked.operation(), new Outcome.Done(asked.at()))))
                .orElseGet(() -> notConnected(line, asked.operation()));
    }

    static Step drop(OnLine line, DropAsked asked) {
        return GUESTS.contains(asked.party())
                ? new Step(line.without(asked.party()), dropped(line.legs(), asked.party(), asked.at()))
                : Step.of(line);
    }

    static Step replace(OnLine line, ReplaceAsked asked) {
        if (!GUESTS.contains(asked.by())
                || !line.converse()
                || line.legs().talks(asked.by()).isEmpty()) {
            return notConnected(line, asked.operation());
        }
        Step step = replaced(line, asked.by(), asked.at());
        List<Effect> effects = new ArrayList<>(step.effects());
        effects.add(new Effect.Complete(asked.operation(), new Outcome.Done(asked.at())));
        return new Step(step.state(), effects);
    }

    /** The agent goes, and one who took part stays with the customer in his place; who is rung or listens in goes too. */
    static Step replaced(OnLine line, Party by, Instant at) {
        Legs legs = line.legs();
        long dial = legs.talks(by).orElseThrow().dial();
        List<Effect> effects = new ArrayList<>();
        effects.add(
                legs.agent() == Party.CALLER
                        ? new Effect.ReplaceCaller(dial)
                        : new Effect.HangUpPhone(
                                legs.talks(Party.PHONE).orElseThrow().dial()));
        Legs now = legs;
        for (Party guest : GUESTS) {
            if (guest != by) {
                effects.addAll(dropped(legs, guest, at));
                now = now.without(guest);
            }
        }
        effects.add(new Effect.TellReplaced(by, at));
        return new Step(line.withKeys("").with(now.replacedBy(by)), effects);
    }

    static Step next(OnLine line, Party party, PhoneDid did) {
        return switch (line.legs().get(party)) {
            case null -> Step.of(line);
            case Rung rung -> whileRung(line, party, rung, did);
            case Talks talks -> whileTalking(line, party, talks, did);
        };
    }

    private static Step whileRung(OnLine line, Party party, Rung rung, PhoneDid did) {
        return switch (did) {
            case PhoneRang _ -> Step.of(line.with(party, rung.nowRinging()));
            case PhoneSounds _ -> Step.of(line.with(party, rung.nowHeard()));
            case PhoneAnswered(var at, var dial) ->
                Step.of(line.with(party, new Talks(dial)), new Effect.TellJoined(party, at))
                        .after(PhoneMachine.pickUpsEnded(rung, new Outcome.Done(at)));
            case PhoneRefused(var at, var _, var reason, var _) -> missed(line, party, rung, reason, at);
            case DialTimeRanOut(var at, var dial) ->
                missed(line, party, rung, Reason.NO_ANSWER, at).after(List.of(new Effect.StopDialling(dial)));
            case PhoneHungUp(var at, var _) -> missed(line, party, rung, Reason.DECLINED, at);
            case PickUpAnswered answered -> PhoneMachine.pickUpAnswered(line, party, rung, answered);
            case PhoneRefers(var _, var dial, var _) -> Step.of(line, new Effect.RefuseTransfer(dial));
            case PhoneHeld _, PhoneKeyPressed _, PhoneKeyReleased _ -> Step.of(line);
        };
    }

    private static Step missed(OnLine line, Party party, Rung rung, Reason reason, Instant at) {
        return Step.of(line.without(party), new Effect.TellLeft(party, reason, at))
                .after(PhoneMachine.pickUpsEnded(rung, new NotConnected(reason, 0)));
    }

    private static Step whileTalking(OnLine line, Party party, Talks talks, PhoneDid did) {
        return switch (did) {
            case PhoneHungUp(var at, var dial) ->
                Step.of(line.without(party), new Effect.HangUpPhone(dial), new Effect.TellLeft(party, null, at));
            case PhoneHeld(var _, var _, var holds) -> Step.of(line.with(party, talks.withHolds(holds)));
            case PhoneRefers(var _, var dial, var _) -> Step.of(line, new Effect.RefuseTransfer(dial));
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

    /** What must happen to all guests when their conversation ends. */
    static List<Effect> dropped(Legs legs, Instant at) {
        List<Effect> effects = new ArrayList<>();
        GUESTS.forEach(guest -> effects.addAll(dropped(legs, guest, at)));
        return effects;
    }

    private static List<Effect> dropped(Legs legs, Party guest, Instant at) {
        return switch (legs.get(guest)) {
            case null -> List.of();
            case Rung rung -> {
                List<Effect> effects =
                        new ArrayList<>(PhoneMachine.pickUpsEnded(rung, new NotConnected(Reason.WITHDRAWN, 0)));
                effects.add(new Effect.StopDialling(rung.dial()));
                effects.add(new Effect.TellLeft(guest, Reason.WITHDRAWN, at));
                yield effects;
            }
            case Talks talks -> List.of(new Effect.HangUpPhone(talks.dial()), new Effect.TellLeft(guest, null, at));
        };
    }
}
