package nl.balie.callflows.steps;

import static nl.balie.callers.ScriptedCaller.SILENCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import nl.balie.callers.ScriptedCaller;
import nl.balie.processes.Announcement;
import nl.balie.processes.CallPort.Digits;
import org.junit.jupiter.api.Test;

class DigitEntryTests {
    private static final Announcement ASK = new Announcement("nl", List.of(), "Toets uw zaaknummer.");
    private static final String READ_BACK = "U toetste 0, 0, 4, 2, 1.";

    private final DigitEntry digits = new DigitEntry(ScriptedCaller.sentences());

    @Test
    void aNumberKeepsItsZeros() throws Exception {
        ScriptedCaller caller = ScriptedCaller.who("00421");

        assertThat(digits.collect(caller, ASK, wanted(false, 1))).contains("00421");
        assertThat(caller.heard()).containsExactly("Toets uw zaaknummer.");
    }

    @Test
    void itIsReadBackWhenTheModelSaysSo() throws Exception {
        ScriptedCaller caller = ScriptedCaller.who("00421", "1");

        assertThat(digits.collect(caller, ASK, wanted(true, 1))).contains("00421");
        assertThat(caller.heard().getLast()).startsWith(READ_BACK);
    }

    @Test
    void silenceIsConsentAndAnotherKeyIsNot() throws Exception {
        assertThat(digits.collect(ScriptedCaller.who("00421", SILENCE), ASK, wanted(true, 1)))
                .contains("00421");
        assertThat(digits.collect(ScriptedCaller.who("00421", "7"), ASK, wanted(true, 1)))
                .isEmpty();
    }

    @Test
    void whatIsTooShortOrNoNumberIsAskedAgainAsOftenAsTheModelSays() throws Exception {
        ScriptedCaller caller = ScriptedCaller.who("42", "1*421", "12345");

        assertThat(digits.collect(caller, ASK, wanted(false, 3))).contains("12345");
        assertThat(caller.heard()).hasSize(5);
        assertThat(digits.collect(ScriptedCaller.who("42", "42"), ASK, wanted(false, 2)))
                .isEmpty();
    }

    @Test
    void whoHasNoNumberIsNotAskedAgain() throws Exception {
        ScriptedCaller caller = ScriptedCaller.who(SILENCE);

        assertThat(digits.collect(caller, ASK, wanted(true, 3))).isEmpty();
        caller.assertDoneWithScript();
    }

    private static Digits wanted(boolean readBack, int tries) {
        return new Digits(4, 8, '#', Duration.ofSeconds(6), readBack, tries);
    }
}
