package nl.balie.telephony.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import nl.balie.telephony.Prompt;
import nl.balie.telephony.media.Audio;
import nl.balie.telephony.media.ToneDetector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs espeak-ng on the machine. */
class SpeechIT {
    @TempDir
    Path cache;

    @Test
    void speaksDutchWithTheRealProgram() throws Exception {
        Prompts prompts = new Prompts(cache);
        var text = new Prompt.Speech("nl", "Welkom bij de gemeente Waterstad. Toets één voor Burgerzaken.");

        Audio audio = prompts.load(text).get(20, TimeUnit.SECONDS);

        assertThat(audio.duration()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(8));
        assertThat(ToneDetector.level(ToneDetector.decoded(audio))).isBetween(300.0, 10_000.0);
        assertThat(ToneDetector.share(ToneDetector.decoded(audio), 440)).isLessThan(0.5);
        assertThat(cache.resolve(Speech.name(text) + ".wav")).exists();
    }
}
