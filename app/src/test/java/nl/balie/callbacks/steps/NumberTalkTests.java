package nl.balie.callbacks.steps;

import static nl.balie.callers.ScriptedCaller.SILENCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.balie.callers.ScriptedCaller;
import nl.balie.conformity.Requirement;
import org.junit.jupiter.api.Test;

/** Where a caller wants to be called back (requirement 2.3.16). */
class NumberTalkTests {
    private static final String OWN = "+31612345678";
    private static final String OTHER = "0201234567";

    private final NumberTalk talk = new NumberTalk(
            new CallbackNumbers(List.of("+31"), List.of("+31900")), "+31990001000"::equals, ScriptedCaller.sentences());

    @Test
    @Requirement(value = "2.3.16", part = "at his own number")
    void hisOwnNumberNeedsOneKey() throws Exception {
        ScriptedCaller caller = ScriptedCaller.who("1").showing(OWN);

        assertThat(talk.asks(caller, "nl")).contains(OWN);
        assertThat(caller.heard()).singleElement().asString().contains("0 6 1 2 3 4 5 6 7 8");
    }

    @Test
    @Requirement(value = "2.3.16", part = "at another number")
    void anotherNumberIsReadBackAndConfirmed() throws Exception {
        ScriptedCaller caller = ScriptedCaller.who("2", OTHER, "1").showing(OWN);

        assertThat(talk.asks(caller, "nl")).contains("+31201234567");
        assertThat(caller.heard().getLast()).contains("0 2 0 1 2 3 4 5 6 7");
    }

    @Test
    void whoShowsNoNumberOrOneThatIsNotCalledIsAskedForOne() throws Exception {
        assertThat(talk.asks(ScriptedCaller.who(OTHER, "1"), "nl")).isPresent();
        assertThat(talk.asks(ScriptedCaller.who(OTHER, "1").showing("+49301234567"), "nl"))
                .isPresent();
    }

    @Test
    void aNumberThatIsNotCalledIsAskedAgain() throws Exception {
        ScriptedCaller caller = ScriptedCaller.who("0900123456", "0990001000", OTHER, "1");

        assertThat(talk.asks(caller, "nl")).contains("+31201234567");
        caller.assertDoneWithScript();
    }

    @Test
    void heIsAskedThreeTimes() throws Exception {
        ScriptedCaller caller = ScriptedCaller.who(OTHER, "2", OTHER, "2", OTHER, "2");

        assertThat(talk.asks(caller, "nl")).isEmpty();
        caller.assertDoneWithScript();
    }

    @Test
    void whoPressesNothingWantsNoCall() throws Exception {
        assertThat(talk.asks(ScriptedCaller.who(SILENCE, SILENCE).showing(OWN), "nl"))
                .isEmpty();
        assertThat(talk.asks(ScriptedCaller.who(SILENCE), "nl")).isEmpty();
        assertThat(talk.asks(ScriptedCaller.who(OTHER, SILENCE, SILENCE), "nl")).isEmpty();
    }

    @Test
    void heIsSpokenToInHisLanguage() throws Exception {
        ScriptedCaller caller = ScriptedCaller.who(SILENCE);

        assertThat(talk.asks(caller, "en")).isEmpty();
        assertThat(caller.heard())
                .isNotEqualTo(ScriptedCaller.sentences().sound("nl", "callbacks.spoken.enter"))
                .containsExactly(ScriptedCaller.sentences().text("en", "callbacks.spoken.enter"));
    }
}
