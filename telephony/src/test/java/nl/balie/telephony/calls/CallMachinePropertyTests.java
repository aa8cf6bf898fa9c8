package nl.balie.telephony.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.balie.telephony.Destination;
import nl.balie.telephony.Entry;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import nl.balie.telephony.Party;
import nl.balie.telephony.Prompt;
import nl.balie.telephony.Question;
import nl.balie.telephony.Recording;
import nl.balie.telephony.SpokenKeys;
import nl.balie.telephony.Supervision;
import nl.balie.telephony.media.Audio;

/** What holds in any order of events. */
class CallMachinePropertyTests {
    private static final Instant AT = Instant.EPOCH;
    private static final Audio SOUND = new Audio(new byte[1], new byte[1]);
    private static final Question QUESTION = question(true);
    private static final Question SPOKEN = new Question(
            List.of(),
            Set.of('1', '2'),
            Duration.ofSeconds(1),
            false,
            new SpokenKeys("nl", Map.of('1', List.of("een")), Map.of()));
    private static final int KINDS = 49;

    /** A kind of event and the operation that it is about, as an offset back from the last one. */
    record Draw(int kind, int back) {}

    @Provide
    Arbitrary<List<Draw>> draws() {
        return net.jqwik.api.Combinators.combine(
                        Arbitraries.integers().between(0, KINDS - 1),
                        Arbitraries.integers().between(0, 3))
                .as(Draw::new)
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 2000)
    void everyOperationIsCompletedExactlyOnceAndNothingFollowsTheEnd(
            @ForAll("draws") List<Draw> draws, @ForAll boolean madeByBalie) {
        Destination first = new Destination.Phone("b");
        CallState state = madeByBalie
                ? CallMachine.callOut(1, first, "callback", Duration.ofSeconds(1))
                        .state()
                : new CallState.Incoming();
        Map<Long, Integer> completed = new HashMap<>();
        Set<Long> asked = new HashSet<>();
        int told = 0;
        long last = 1;
        if (madeByBalie) {
            asked.add(last);
        }
        Watched watched = new Watched();
        for (Draw draw : draws) {
            CallEvent event = event(draw, ++last, asked);
            boolean over = state instanceof CallState.Ended;
            Step step = CallMachine.next(state, event);
            for (Effect effect : step.effects()) {
                switch (effect) {
                    case Effect.Complete(var operation, var outcome) -> completed.merge(operation, 1, Integer::sum);
                    case Effect.Fail(var operation, var because) -> completed.merge(operation, 1, Integer::sum);
                    case Effect.FinishRecording(var operation, var how) -> completed.merge(operation, 1, Integer::sum);
                    case Effect.TellEnded _ -> told++;
                    default -> assertThat(over).as("%s after the end", effect).isFalse();
                }
            }
            if (over) {
                assertThat(step.state()).isEqualTo(state);
            }
            state = step.state();
            watched.after(event, step);
        }
        CallState end = CallMachine.next(state, new CallEvent.HangUpAsked(AT)).state();
        assertThat(end).isInstanceOf(CallState.Ended.class);
        watched.after(new CallEvent.HangUpAsked(AT), CallMachine.next(state, new CallEvent.HangUpAsked(AT)));
        watched.hasNobodyLeft();
        CallMachine.next(state, new CallEvent.HangUpAsked(AT)).effects().forEach(effect -> {
            if (effect instanceof Effect.Complete(var operation, var outcome)) {
                completed.merge(operation, 1, Integer::sum);
            } else if (effect instanceof Effect.FinishRecording(var operation, var how)) {
                completed.merge(operation, 1, Integer::sum);
            }
        });

        assertThat(completed.keySet()).isEqualTo(asked);
        assertThat(completed.values()).allMatch(times -> times == 1);
        assertThat(told).isEqualTo(state instanceof CallState.Ended ? 1 : 0);
    }

    private static Question question(boolean bargeIn) {
        return new Question(List.of(), Set.of('1', '2'), Duration.ofSeconds(1), bargeIn);
    }

    private static Entry entry(boolean bargeIn) {
        return new Entry(List.of(), 1, 3, '2', Duration.ofSeconds(1), Duration.ofSeconds(1), bargeIn);
    }

    private static Recording recording(boolean beep) {
        Duration second = Duration.ofSeconds(1);
        return new Recording(Path.of("never.wav"), second, second, Set.of('3'), beep);
    }

    private static CallEvent event(Draw draw, long operation, Set<Long> asked) {
        long about = operation - draw.back() - 1;
        CallEvent event = switch (draw.kind()) {
            case 0, 1 -> new CallEvent.AnswerAsked(AT, operation);
            case 2 -> new CallEvent.RejectAsked(AT, 486);
            case 3 -> new CallEvent.PlayAsked(AT, operation, List.of(), draw.back() % 2 == 0);
            case 4 -> new CallEvent.QuestionAsked(AT, operation, QUESTION);
            case 5 -> new CallEvent.QuestionAsked(AT, operation, question(false));
            case 6 -> new CallEvent.MusicAsked(AT, operation, List.of(new Prompt.HoldMusic()));
            case 7 -> new CallEvent.SilenceAsked(AT);
            case 8 ->
                new CallEvent.ConnectAsked(AT, operation, new Destination.Phone("a"), "queue", Duration.ofSeconds(1));
            case 9 -> new CallEvent.PickUpAsked(AT, operation);
            case 10 -> new CallEvent.WithdrawAsked(AT);
            case 11 -> new CallEvent.ReleaseAsked(AT);
            case 12 -> draw.back() == 0 ? new CallEvent.HangUpAsked(AT) : new CallEvent.SilenceAsked(AT);
            case 13 -> new CallEvent.CallerConfirmed(AT);
            case 14 -> draw.back() == 0 ? new CallEvent.CallerCancelled(AT) : new CallEvent.CallerConfirmed(AT);
            case 15 -> draw.back() == 0 ? new CallEvent.CallerHungUp(AT) : new CallEvent.CallerConfirmed(AT);
            case 16 -> draw.back() == 0 ? new CallEvent.CallerFailed(AT) : new CallEvent.CallerConfirmed(AT);
            case 17 ->
                draw.back() > 0 ? new CallEvent.CallerHeld(AT, draw.back() % 2 == 0) : new CallEvent.KeyReleased(AT);
            case 18 -> draw.back() == 0 ? new CallEvent.CallerMediaLost(AT) : new CallEvent.KeyPressed(AT, '9');
            case 19 -> new CallEvent.KeyPressed(AT, (char) ('0' + draw.back()), draw.back() % 2 == 0);
            case 20 -> draw.back() < 2 ? new CallEvent.PhoneRang(AT, about) : new CallEvent.PhoneSounds(AT, about);
            case 21 -> new CallEvent.PhoneAnswered(AT, about);
            case 22 -> new CallEvent.PhoneRefused(AT, about, Reason.BUSY, 486);
            case 23 -> new CallEvent.DialTimeRanOut(AT, about);
            case 24 -> new CallEvent.PhoneHungUp(AT, about);
            case 25 -> new CallEvent.SoundLoaded(AT, about, draw.back() == 0 ? Optional.empty() : Optional.of(SOUND));
            case 26 -> new CallEvent.SoundPlayed(AT, about);
            case 27 -> new CallEvent.KeyTimeRanOut(AT, about, draw.back() % 2);
            case 28 -> new CallEvent.EntryAsked(AT, operation, entry(draw.back() % 2 == 0));
            case 29 -> new CallEvent.AnnounceAsked(AT, operation, List.of());
            case 30 -> new CallEvent.RecordAsked(AT, operation, recording(draw.back() == 0));
            case 31 -> new CallEvent.RecordAsked(AT, operation, recording(true));
            case 33 -> new CallEvent.QuestionAsked(AT, operation, SPOKEN);
            case 34 -> new CallEvent.SpeechHeard(AT, about);
            case 35 -> new CallEvent.TextSaid(AT, about, draw.back() == 0 ? "een" : "twee");
            case 32 -> new CallEvent.RecordingEnded(AT, about, Outcome.Recorded.Ended.SILENCE);
            case 37 ->
                new CallEvent.HoldAsked(
                        AT, operation, draw.back() < 2 ? Party.CALLER : Party.PHONE, draw.back() % 2 == 0);
            case 39, 40 ->
                new CallEvent.InviteAsked(
                        AT,
                        operation,
                        draw.back() < 3 ? Party.CONSULTED : Party.SUPERVISOR,
                        new Destination.Phone("c"),
                        "advice",
                        Duration.ofSeconds(1),
                        Supervision.WHISPER);
            case 41 -> new CallEvent.DropAsked(AT, draw.back() < 2 ? Party.CONSULTED : Party.SUPERVISOR);
            case 42 -> new CallEvent.ReplaceAsked(AT, operation, draw.back() < 3 ? Party.CONSULTED : Party.SUPERVISOR);
            case 43 -> new CallEvent.MuteAsked(AT, operation, Party.values()[draw.back()], about % 2 == 0);
            case 44 -> new CallEvent.SupervisionAsked(AT, Supervision.values()[draw.back() % 3]);
            case 45 -> new CallEvent.HoldAsked(AT, operation, Party.values()[draw.back()], about % 2 == 0);
            case 46 -> new CallEvent.TapeAsked(AT, operation, new Kept(), draw.back() == 0);
            case 47 -> new CallEvent.TapePauseAsked(AT, operation, draw.back() % 2 == 0);
            case 48 -> new CallEvent.TapeStopAsked(AT, operation);
            case 36 ->
                draw.back() < 3
                        ? new CallEvent.PhoneHeld(AT, about, draw.back() % 2 == 0)
                        : new CallEvent.PhoneRefers(AT, about, "a");
            default -> new CallEvent.MusicLoaded(AT, about, draw.back() == 0 ? List.of() : List.of(SOUND));
        };
        switch (event) {
            case CallEvent.AnswerAsked _, CallEvent.PlayAsked _, CallEvent.QuestionAsked _ -> asked.add(operation);
            case CallEvent.EntryAsked _, CallEvent.AnnounceAsked _, CallEvent.RecordAsked _ -> asked.add(operation);
            case CallEvent.ConnectAsked _, CallEvent.PickUpAsked _, CallEvent.HoldAsked _ -> asked.add(operation);
            case CallEvent.TapeAsked _, CallEvent.TapePauseAsked _, CallEvent.TapeStopAsked _ -> asked.add(operation);
            case CallEvent.InviteAsked _, CallEvent.ReplaceAsked _, CallEvent.MuteAsked _ -> asked.add(operation);
            default -> {}
        }
        return event;
    }
}
