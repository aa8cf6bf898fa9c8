package nl.balie.telephony.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.balie.conformity.Requirement;
import nl.balie.telephony.Entry;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Question;
import nl.balie.telephony.media.Audio;
import org.junit.jupiter.api.Test;

/** What the clock does to an entry, and what keys do to messages and to the menus behind them. */
class KeysMachineTests {
    private static final Instant AT = Instant.EPOCH;
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration NEXT = Duration.ofSeconds(3);
    private static final Audio SOUND = new Audio(new byte[1], new byte[1]);
    private static final Question QUESTION = new Question(List.of(), Set.of('1', '2'), FIRST, true);

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
    void thePauseBetweenKeysBeginsWhenTheKeyIsLetGo() {
        happen(new CallEvent.EntryAsked(AT, 2, new Entry(List.of(), 1, 9, '#', FIRST, NEXT, true)));
        happen(new CallEvent.SoundLoaded(AT, 2, Optional.empty()));

        assertThat(happen(new CallEvent.KeyPressed(AT, '4', true))).containsExactly(new Effect.PlaySilence());
        assertThat(happen(new CallEvent.KeyTimeRanOut(AT, 2, 0))).isEmpty();
        assertThat(happen(new CallEvent.KeyReleased(AT))).containsExactly(new Effect.AwaitKey(2, 1, NEXT));

        assertThat(happen(new CallEvent.KeyTimeRanOut(AT, 2, 1)))
                .contains(new Effect.Complete(2, new Outcome.Keys("4")));
    }

    @Test
    void aKeyThatIsStillHeldFromBeforeTheQuestionDoesNotBeginThePause() {
        happen(new CallEvent.KeyPressed(AT, '4', true));

        assertThat(happen(new CallEvent.EntryAsked(AT, 2, new Entry(List.of(), 1, 9, '#', FIRST, NEXT, true))))
                .noneMatch(Effect.AwaitKey.class::isInstance);

        assertThat(happen(new CallEvent.KeyReleased(AT))).containsExactly(new Effect.AwaitKey(2, 1, NEXT));
    }

    @Test
    void lettingAKeyGoMeansNothingWhereNoNumberIsAsked() {
        assertThat(happen(new CallEvent.KeyReleased(AT))).isEmpty();
        happen(new CallEvent.EntryAsked(AT, 2, new Entry(List.of(), 1, 9, '#', FIRST, NEXT, true)));
        assertThat(happen(new CallEvent.KeyReleased(AT))).isEmpty();
    }

    @Test
    @Requirement(value = "2.4.6", part = "in a message")
    @Requirement(value = "2.4.7", part = "through messages")
    void aKeyEndsAMessageThatAllowsItAndAnswersTheMenuBehindIt() {
        happen(new CallEvent.PlayAsked(AT, 2, List.of(), true));
        assertThat(happen(new CallEvent.SoundLoaded(AT, 2, Optional.of(SOUND))))
                .containsExactly(new Effect.PlayOnce(2, SOUND));

        assertThat(happen(new CallEvent.KeyPressed(AT, '1')))
                .containsExactly(new Effect.PlaySilence(), new Effect.Complete(2, new Outcome.Done(AT)));

        assertThat(happen(new CallEvent.QuestionAsked(AT, 3, QUESTION)))
                .containsExactly(new Effect.PlaySilence(), new Effect.Complete(3, new Outcome.Key('1')));
    }

    @Test
    @Requirement(value = "2.4.7", part = "through messages")
    void whoHasPressedAKeyDoesNotHearAMessageThatAllowsIt() {
        happen(new CallEvent.KeyPressed(AT, '2'));

        assertThat(happen(new CallEvent.PlayAsked(AT, 2, List.of(), true)))
                .containsExactly(new Effect.PlaySilence(), new Effect.Complete(2, new Outcome.Done(AT)));
        assertThat(happen(new CallEvent.QuestionAsked(AT, 3, QUESTION)))
                .contains(new Effect.Complete(3, new Outcome.Key('2')));
    }

    @Test
    void aMessageThatMustBeHeardPlaysOnAndItsKeysCountAfterIt() {
        happen(new CallEvent.KeyPressed(AT, '2'));

        assertThat(happen(new CallEvent.PlayAsked(AT, 2, List.of(), false)))
                .containsExactly(new Effect.Load(2, List.of()));
        assertThat(happen(new CallEvent.KeyPressed(AT, '1'))).isEmpty();
        happen(new CallEvent.SoundLoaded(AT, 2, Optional.empty()));

        assertThat(happen(new CallEvent.QuestionAsked(AT, 3, QUESTION)))
                .contains(new Effect.Complete(3, new Outcome.Key('2')));
        assertThat(happen(new CallEvent.QuestionAsked(AT, 4, QUESTION)))
                .contains(new Effect.Complete(4, new Outcome.Key('1')));
    }

    @Test
    void aKeyOfMilitaryPhonesIsNone() {
        happen(new CallEvent.KeyPressed(AT, 'A'));
        assertThat(happen(new CallEvent.EntryAsked(AT, 2, new Entry(List.of(), 1, 9, '#', FIRST, NEXT, true))))
                .contains(new Effect.Load(2, List.of()));

        assertThat(happen(new CallEvent.KeyPressed(AT, 'B'))).isEmpty();
    }
}
