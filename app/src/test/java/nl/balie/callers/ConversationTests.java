package nl.balie.callers;

import static nl.balie.callers.ScriptedCaller.HANGS_UP;
import static nl.balie.callers.ScriptedCaller.SILENCE;
import static nl.balie.callers.ScriptedCaller.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.balie.processes.CallerGoneException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConversationTests {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Question CHOICE = new Question(Sound.of("nl", "Kies."), Set.of('1', '2'), PATIENCE);
    private static final Entry NUMBER = new Entry(Sound.of("nl", "Toets."), 2, 4, '#', PATIENCE, PATIENCE);

    @Test
    void aChoiceIsPutAgainUntilThereIsOne() throws Exception {
        ScriptedCaller caller = ScriptedCaller.who("9", SILENCE, "2");

        Pressed pressed = new Conversation(caller).ask(CHOICE, 3);

        assertThat(pressed).isEqualTo(new Pressed.Chosen('2', false));
        caller.assertDoneWithScript();
    }

    @Test
    void aChoiceIsPutNoMoreOftenThanDeclared() throws Exception {
        ScriptedCaller caller = ScriptedCaller.who("9", SILENCE);

        assertThat(new Conversation(caller).ask(CHOICE, 2)).isEqualTo(new Pressed.Nothing());
    }

    @Test
    void whatDoesNotCountIsExplainedAndAskedAgain() throws Exception {
        ScriptedCaller caller = ScriptedCaller.who("1", "12");

        Answer<Integer> answer = new Conversation(caller).enquire(enquiry(3, true, null));

        assertThat(answer).isEqualTo(new Answer.Given<>("12", 12, null, 2));
        assertThat(caller.heard()).containsExactly("Toets.", "Fout.", "Toets.");
    }

    @Test
    void whoPressesNothingIsAskedNoMoreWhenThatIsDeclared() throws Exception {
        assertThat(new Conversation(ScriptedCaller.who(SILENCE)).enquire(enquiry(3, true, null)))
                .isEqualTo(new Answer.None<>(false, 1));
    }

    @Test
    void otherwiseSilenceIsAnAnswerThatDoesNotCount() throws Exception {
        ScriptedCaller caller = ScriptedCaller.who(SILENCE, "12");

        assertThat(new Conversation(caller).enquire(enquiry(3, false, null)).value())
                .contains(12);
        assertThat(caller.heard()).containsExactly("Toets.", "Fout.", "Toets.");
    }

    @Test
    void afterTheLastTryThereIsNone() throws Exception {
        assertThat(new Conversation(ScriptedCaller.who("1", "2")).enquire(enquiry(2, true, null)))
                .isEqualTo(new Answer.None<>(false, 2));
    }

    @Test
    void whatIsReadBackAndRefusedIsAskedAgainWithoutAReproach() throws Exception {
        ScriptedCaller caller = ScriptedCaller.who("12", "2", "13", "1");

        Answer<Integer> answer = new Conversation(caller).enquire(enquiry(3, true, readBack(1, true)));

        assertThat(answer).isEqualTo(new Answer.Given<>("13", 13, true, 2));
        assertThat(caller.heard()).containsExactly("Toets.", "12?", "Toets.", "13?");
    }

    @Test
    void whoRefusesToTheLastHasNoAnswer() throws Exception {
        assertThat(new Conversation(ScriptedCaller.who("12", "2", "13", "9"))
                        .enquire(enquiry(2, true, readBack(1, true))))
                .isEqualTo(new Answer.None<>(true, 2));
    }

    @Test
    void silenceAgreesWhereThatIsDeclared() throws Exception {
        assertThat(new Conversation(ScriptedCaller.who("12", SILENCE)).enquire(enquiry(2, true, readBack(1, true))))
                .isEqualTo(new Answer.Given<>("12", 12, null, 1));
    }

    @Test
    void elsewhereSilenceEndsItAfterItsTries() throws Exception {
        ScriptedCaller caller = ScriptedCaller.who("12", SILENCE, SILENCE);

        assertThat(new Conversation(caller).enquire(enquiry(3, true, readBack(2, false))))
                .isEqualTo(new Answer.None<>(false, 1));
        caller.assertDoneWithScript();
    }

    @Test
    void whoIsTakenOrHangsUpIsInNoConversation() {
        assertThatThrownBy(() -> new Conversation(ScriptedCaller.who(TAKEN)).ask(CHOICE))
                .isInstanceOf(CallerGoneException.class);
        assertThatThrownBy(() -> new Conversation(ScriptedCaller.who(TAKEN)).enquire(enquiry(3, true, null)))
                .isInstanceOf(CallerGoneException.class);
        assertThatThrownBy(() -> new Conversation(ScriptedCaller.who("1", HANGS_UP)).enquire(enquiry(3, true, null)))
                .isInstanceOf(CallerGoneException.class);
    }

    @Test
    void thanksToWhoHungUpAreNoFailure() {
        ScriptedCaller caller = ScriptedCaller.who();
        caller.hangUp();

        new Conversation(caller).sayAtLast(Sound.of("nl", "Dank u."));

        assertThat(caller.heard()).isEmpty();
    }

    private static Enquiry<Integer> enquiry(int tries, boolean silenceEnds, @Nullable ReadBack<Integer> readBack) {
        return new Enquiry<>(
                NUMBER,
                tries,
                silenceEnds,
                keys -> keys.length() < 2 ? Optional.empty() : Optional.of(Integer.parseInt(keys)),
                Sound.of("nl", "Fout."),
                readBack);
    }

    private static ReadBack<Integer> readBack(int tries, boolean silenceAgrees) {
        return new ReadBack<>(
                number -> new Question(List.of(new Sound.Sentence("nl", number + "?")), Set.of('1', '2'), PATIENCE),
                '1',
                tries,
                silenceAgrees);
    }
}
