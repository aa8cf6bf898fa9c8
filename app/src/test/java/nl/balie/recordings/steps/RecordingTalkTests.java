package nl.balie.recordings.steps;

import static nl.balie.callers.ScriptedCaller.HANGS_UP;
import static nl.balie.callers.ScriptedCaller.SILENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.balie.callers.ScriptedCaller;
import nl.balie.conformity.Requirement;
import nl.balie.processes.CallerGoneException;
import org.junit.jupiter.api.Test;

class RecordingTalkTests {
    private final RecordingTalk talk = new RecordingTalk(ScriptedCaller.sentences());

    @Test
    @Requirement(value = "2.7.4", part = "key 1 refuses, no choice does not")
    void onlyWhoPressesOneRefuses() throws Exception {
        ScriptedCaller refuses = ScriptedCaller.who("1");

        assertThat(talk.refuses(refuses, "nl")).isTrue();
        assertThat(refuses.heard()).singleElement().asString().contains("toets dan 1");
        assertThat(talk.refuses(ScriptedCaller.who(SILENCE), "nl")).isFalse();
        assertThat(talk.refuses(ScriptedCaller.who("5"), "nl")).isFalse();
    }

    @Test
    void isAskedInTheLanguageThatHeChose() throws Exception {
        ScriptedCaller caller = ScriptedCaller.who(SILENCE);

        assertThat(talk.refuses(caller, "en")).isFalse();
        assertThat(caller.heard()).singleElement().asString().contains("press 1");
    }

    @Test
    void whoHangsUpIsGone() {
        assertThatThrownBy(() -> talk.refuses(ScriptedCaller.who(HANGS_UP), "nl"))
                .isInstanceOf(CallerGoneException.class);
    }
}
