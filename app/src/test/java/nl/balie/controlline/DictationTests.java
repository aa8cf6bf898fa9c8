package nl.balie.controlline;

import static nl.balie.callers.ScriptedCaller.SILENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nl.balie.callers.ScriptedCaller;
import nl.balie.conformity.Requirement;
import nl.balie.database.DataDirectory;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.Patience;
import nl.balie.processes.SpeakingTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DictationTests {
    private static final Duration LONG = Duration.ofSeconds(4);
    private static final String KEPT = "Dat is bewaard.";
    private static final String NOT_KEPT = "Er is niets gewijzigd.";

    @TempDir
    Path data;

    private final List<Path> kept = new ArrayList<>();

    @Test
    @Requirement(value = "2.2.75", part = "spoken by telephone")
    void whatHeAgreesWithIsPlayedBackAndKept() throws Exception {
        ScriptedCaller caller = ScriptedCaller.who("1").speaking(LONG);

        assertThat(takes(caller)).isTrue();
        assertThat(caller.heard()).contains("(recording)").endsWith(KEPT);
        assertThat(kept).hasSize(1);
    }

    @Test
    void heSpeaksAgainUntilHeAgreesAtMostThreeTimes() throws Exception {
        assertThat(takes(ScriptedCaller.who("2", "1").speaking(LONG, LONG))).isTrue();

        ScriptedCaller neverContent = ScriptedCaller.who("2", SILENCE, "9").speaking(LONG, LONG, LONG);
        assertThat(takes(neverContent)).isFalse();
        assertThat(neverContent.heard()).endsWith(NOT_KEPT);
        neverContent.assertDoneWithScript();
        assertThat(kept).hasSize(1);
    }

    @Test
    void tooShortAMessageIsNotPlayedBack() throws Exception {
        ScriptedCaller caller =
                ScriptedCaller.who().speaking(Duration.ZERO, Duration.ofMillis(900), Duration.ofMillis(999));

        assertThat(takes(caller)).isFalse();
        assertThat(caller.heard()).doesNotContain("(recording)");
    }

    @Test
    void whoHangsUpWhileHeSpeaksLeavesNothing() {
        assertThatThrownBy(() -> takes(ScriptedCaller.who().hangingUpAfter(LONG)))
                .isInstanceOf(CallerGoneException.class);
        assertThat(kept).isEmpty();
    }

    @Test
    void whatAnInterruptionLeftIsForgotten() throws Exception {
        Path left = Files.createDirectories(data.resolve("recordings")).resolve("left.wav");
        Files.writeString(left, "sound");

        new Dictation(ScriptedCaller.sentences(), new DataDirectory(data));

        assertThat(left).doesNotExist();
    }

    @Test
    void heMaySpeakAsOftenAsTheStepSays() throws Exception {
        ScriptedCaller neverContent = ScriptedCaller.who("2").speaking(LONG);

        assertThat(takes(neverContent, 1)).isFalse();
        neverContent.assertDoneWithScript();
    }

    private boolean takes(ScriptedCaller caller) throws CallerGoneException {
        return takes(caller, 3);
    }

    private boolean takes(ScriptedCaller caller, int tries) throws CallerGoneException {
        return new Dictation(ScriptedCaller.sentences(), new DataDirectory(data))
                .takes(
                        caller,
                        "nl",
                        "record",
                        new Patience(tries, Duration.ofSeconds(10)),
                        new SpeakingTime(Duration.ofMinutes(2), Duration.ofSeconds(5)),
                        kept::add);
    }
}
