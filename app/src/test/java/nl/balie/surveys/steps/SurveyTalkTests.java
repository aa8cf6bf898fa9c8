package nl.balie.surveys.steps;

import static nl.balie.callers.ScriptedCaller.HANGS_UP;
import static nl.balie.callers.ScriptedCaller.SILENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import nl.balie.callers.Entry;
import nl.balie.callers.ScriptedCaller;
import nl.balie.conformity.Requirement;
import nl.balie.processes.CallerGoneException;
import nl.balie.surveys.Question;
import nl.balie.surveys.Question.Answer;
import nl.balie.surveys.Question.Kind;
import nl.balie.surveys.Question.Range;
import nl.balie.surveys.Spoken;
import nl.balie.surveys.Survey;
import nl.balie.surveys.SurveyRun.Given;
import org.junit.jupiter.api.Test;

class SurveyTalkTests {
    private static final String WRONG = "Dat is geen van de mogelijke antwoorden.";

    private final SurveyTalk talk = new SurveyTalk(new SurveyWords(ScriptedCaller.sentences()));

    @Test
    @Requirement(value = "2.8.2", part = "telephone")
    void onlyWhoPressesOneTakesPart() throws Exception {
        assertThat(talk.invites(ScriptedCaller.who("1"), survey(1))).isTrue();
        assertThat(talk.invites(ScriptedCaller.who("2"), survey(1))).isFalse();
        assertThat(talk.invites(ScriptedCaller.who("5"), survey(1))).isFalse();
        assertThat(talk.invites(ScriptedCaller.who(SILENCE), survey(1))).isFalse();
    }

    @Test
    @Requirement(value = "2.8.7", part = "telephone")
    void whatIsNoAnswerIsAskedAgainAsOftenAsTheSurveySays() throws Exception {
        ScriptedCaller caller = ScriptedCaller.who("9", SILENCE, "2");

        Given given = talk.asks(caller, survey(3), closed(false));

        assertThat(given.meaning()).isEqualTo("Nee");
        assertThat(given.attempts()).isEqualTo(3);
        assertThat(caller.heard())
                .containsExactly("Bent u geholpen?", WRONG, "Bent u geholpen?", WRONG, "Bent u geholpen?");
        assertThat(talk.asks(ScriptedCaller.who("9"), survey(1), closed(false)).value())
                .isNull();
    }

    @Test
    @Requirement(value = "2.8.8", part = "telephone")
    void anAnswerIsReadBackAndCanBeGivenAnew() throws Exception {
        ScriptedCaller caller = ScriptedCaller.who("1", "2", "2", "1");

        Given given = talk.asks(caller, survey(2), closed(true));

        assertThat(given).extracting(Given::meaning, Given::confirmed).containsExactly("Nee", true);
        assertThat(caller.heard().get(1)).contains("Ja");
    }

    @Test
    void anAnswerThatHeRefusesToTheLastDoesNotCount() throws Exception {
        Given given = talk.asks(ScriptedCaller.who("1", "2", "1", "2"), survey(2), closed(true));

        assertThat(given)
                .extracting(Given::value, Given::meaning, Given::confirmed, Given::attempts)
                .containsExactly(null, null, false, 2);
    }

    @Test
    void anAnswerThatHeKeepsSilentAboutCounts() throws Exception {
        Given given = talk.asks(ScriptedCaller.who("1", SILENCE), survey(2), closed(true));

        assertThat(given).extracting(Given::meaning, Given::confirmed).containsExactly("Ja", null);
    }

    @Test
    void aFigureTakesAsManyKeysAsItsHighest() throws Exception {
        ScriptedCaller caller = ScriptedCaller.who("11", "10");
        Question grade = new Question(
                UUID.randomUUID(),
                Kind.OPEN,
                new Spoken("Welk cijfer?", null, null),
                List.of(),
                new Range(1, 10),
                false);

        assertThat(talk.asks(caller, survey(2), grade).meaning()).isEqualTo("10");
        assertThat(caller.asked())
                .allSatisfy(asked -> assertThat(((Entry) asked).most()).isEqualTo(2));
    }

    @Test
    void whoHangsUpIsGone() {
        assertThatThrownBy(() -> talk.asks(ScriptedCaller.who(HANGS_UP), survey(2), closed(false)))
                .isInstanceOf(CallerGoneException.class);
    }

    private static Question closed(boolean confirm) {
        return new Question(
                UUID.randomUUID(),
                Kind.CLOSED,
                new Spoken("Bent u geholpen?", null, null),
                List.of(new Answer("1", "Ja"), new Answer("2", "Nee")),
                null,
                confirm);
    }

    private static Survey survey(int attempts) {
        Spoken spoken = new Spoken("Doet u mee?", null, null);
        return new Survey(
                UUID.randomUUID(),
                null,
                new Survey.Details("Onderzoek", "nl", null, true, attempts, spoken, spoken, List.of()));
    }
}
