package nl.balie.callbacks.steps;

import static nl.balie.callers.ScriptedCaller.SILENCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import nl.balie.callers.Asked;
import nl.balie.callers.ScriptedCaller;
import nl.balie.conformity.Requirement;
import nl.balie.numbers.DialRules;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.Patience;
import org.junit.jupiter.api.Test;

/** Where a caller wants to be called back (requirement 2.3.16). */
class NumberTalkTests {
    private static final String OWN = "+31612345678";
    private static final String OTHER = "0201234567";

    private static final Patience PATIENCE = new Patience(3, Duration.ofSeconds(8));

    private final NumberTalk talk =
            new NumberTalk(_ -> DialRules.STANDARD, "+31990001000"::equals, ScriptedCaller.sentences());

    @Test
    @Requirement(value = "2.3.16", part = "at his own number")
    void hisOwnNumberNeedsOneKey() throws Exception {
        ScriptedCaller caller = ScriptedCaller.who("1").showing(OWN);

        assertThat(asks(caller, "nl")).contains(OWN);
        assertThat(caller.heard()).singleElement().asString().contains("0 6 1 2 3 4 5 6 7 8");
    }

    @Test
    @Requirement(value = "2.3.16", part = "at another number")
    void anotherNumberIsReadBackAndConfirmed() throws Exception {
        ScriptedCaller caller = ScriptedCaller.who("2", OTHER, "1").showing(OWN);

        assertThat(asks(caller, "nl")).contains("+31201234567");
        assertThat(caller.heard().getLast()).contains("0 2 0 1 2 3 4 5 6 7");
    }

    @Test
    void whoShowsNoNumberOrOneThatIsNotCalledIsAskedForOne() throws Exception {
        assertThat(asks(ScriptedCaller.who(OTHER, "1"), "nl")).isPresent();
        assertThat(asks(ScriptedCaller.who(OTHER, "1").showing("+49301234567"), "nl"))
                .isPresent();
    }

    @Test
    void aNumberThatIsNotCalledIsAskedAgain() throws Exception {
        ScriptedCaller caller = ScriptedCaller.who("0900123456", "0990001000", OTHER, "1");

        assertThat(asks(caller, "nl")).contains("+31201234567");
        caller.assertDoneWithScript();
    }

    @Test
    void heIsAskedThreeTimes() throws Exception {
        ScriptedCaller caller = ScriptedCaller.who(OTHER, "2", OTHER, "2", OTHER, "2");

        assertThat(asks(caller, "nl")).isEmpty();
        caller.assertDoneWithScript();
    }

    @Test
    void whoPressesNothingWantsNoCall() throws Exception {
        assertThat(asks(ScriptedCaller.who(SILENCE, SILENCE).showing(OWN), "nl"))
                .isEmpty();
        assertThat(asks(ScriptedCaller.who(SILENCE), "nl")).isEmpty();
        assertThat(asks(ScriptedCaller.who(OTHER, SILENCE, SILENCE), "nl")).isEmpty();
    }

    @Test
    void heIsSpokenToInHisLanguage() throws Exception {
        ScriptedCaller caller = ScriptedCaller.who(SILENCE);

        assertThat(asks(caller, "en")).isEmpty();
        assertThat(caller.heard())
                .isNotEqualTo(ScriptedCaller.sentences().sound("nl", "callbacks.spoken.enter"))
                .containsExactly(ScriptedCaller.sentences().text("en", "callbacks.spoken.enter"));
    }

    @Test
    void heIsAskedAsOftenAndWaitedForAsLongAsTheStepSays() throws Exception {
        var once = new Patience(1, Duration.ofSeconds(20));
        ScriptedCaller caller = ScriptedCaller.who("9", "2", OTHER, "2").showing(OWN);

        assertThat(talk.asks(caller, "nl", once, 2)).isEmpty();
        caller.assertDoneWithScript();
        assertThat(caller.asked()).extracting(Asked::patience).containsOnly(Duration.ofSeconds(20));
        ScriptedCaller unsure = ScriptedCaller.who("9").showing(OWN);
        assertThat(talk.asks(unsure, "nl", once, 1)).isEmpty();
        unsure.assertDoneWithScript();
    }

    private Optional<String> asks(ScriptedCaller caller, String language) throws CallerGoneException {
        return talk.asks(caller, language, PATIENCE, 2);
    }
}
