package nl.balie.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavFileTests {
    private static final short[] SOUND = ToneDetector.tone(440, 40_000);

    @TempDir
    Path folder;

    private Path written(boolean closed) throws IOException {
        Path file = folder.resolve("new").resolve("sound.wav");
        WavFile wav = new WavFile(file);
        wav.append(SOUND, 30_000);
        wav.append(Arrays.copyOfRange(SOUND, 30_000, 40_000), 10_000);
        wav.flush();
        if (closed) {
            wav.close();
        }
        return file;
    }

    @Test
    void aClosedFileIsAPlainWav() throws IOException {
        assertThat(Files.readAllBytes(written(true))).isEqualTo(new Wav(8000, SOUND).bytes());
    }

    @Test
    void aFileThatWasBrokenOffIsReadAsFarAsItGoesAndCanBeMended() throws IOException {
        Path file = written(false);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 6_001)); // the disk had not taken all

        short[] left = Arrays.copyOf(SOUND, 36_999);
        assertThat(Wav.parse(Files.readAllBytes(file)).samples()).isEqualTo(left);
        assertThat(Wav.repair(file)).isEqualTo(Duration.ofNanos(36_999 * 125_000L));
        assertThat(Files.readAllBytes(file)).isEqualTo(new Wav(8000, left).bytes());
    }

    @Test
    void mendingLeavesAWholeFileAlone() throws IOException {
        Path file = written(true);

        assertThat(Wav.repair(file)).isEqualTo(Duration.ofSeconds(5));
        assertThat(Files.readAllBytes(file)).isEqualTo(new Wav(8000, SOUND).bytes());
    }

    @Test
    void mendsNothingThatIsNoRecording() throws IOException {
        Path text = Files.writeString(folder.resolve("text.wav"), "RIFF but no sound".repeat(10));
        Path empty = Files.createFile(folder.resolve("empty.wav"));

        assertThatThrownBy(() -> Wav.repair(text)).isInstanceOf(Wav.UnreadableException.class);
        assertThatThrownBy(() -> Wav.repair(empty)).isInstanceOf(Wav.UnreadableException.class);
        assertThat(text).hasSize(170);
    }
}
