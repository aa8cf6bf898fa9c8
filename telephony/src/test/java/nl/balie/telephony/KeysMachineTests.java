package nl.balie.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the clock does to an entry. */
class KeysMachineTests {
    private static final Instant AT = Instant.EPOCH;
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration NEXT = Duration.ofSeconds(3);

    private CallState state = CallMachine.next(new CallState.Incoming(), new CallEvent.AnswerAsked(AT, 1))
            .state();

    private List<Effect> happen(CallEvent event) {
        Step step = CallMachine.next(state, event);
        state = step.state();
        return step.effects();
    }

    @Test
    void everyKeyStartsTheWaitingAgain() {
        happen(new CallEvent.EntryAsked(AT, 2, new Entry(List.of(), 1, 9, '#', FIRST, NEXT, true)));
        assertThat(happen(new CallEvent.SoundLoaded(AT, 2, Optional.empty())))
                .contains(new Effect.AwaitKey(2, 0, FIRST));

        assertThat(happen(new CallEvent.KeyPressed(AT, '4'))).contains(new Effect.AwaitKey(2, 1, NEXT));
        assertThat(happen(new CallEvent.KeyTimeRanOut(AT, 2, 0))).isEmpty();
        assertThat(happen(new CallEvent.KeyPressed(AT, '4'))).contains(new Effect.AwaitKey(2, 2, NEXT));
        assertThat(happen(new CallEvent.KeyTimeRanOut(AT, 2, 1))).isEmpty();

        assertThat(happen(new CallEvent.KeyTimeRanOut(AT, 2, 2)))
                .contains(new Effect.Complete(2, new Outcome.Keys("44")));
    }

    @Test
    void aKeyOfMilitaryPhonesIsNone() {
        happen(new CallEvent.KeyPressed(AT, 'A'));
        assertThat(happen(new CallEvent.EntryAsked(AT, 2, new Entry(List.of(), 1, 9, '#', FIRST, NEXT, true))))
                .contains(new Effect.Load(2, List.of()));

        assertThat(happen(new CallEvent.KeyPressed(AT, 'B'))).isEmpty();
    }
}
