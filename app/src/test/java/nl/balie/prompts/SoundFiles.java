package nl.balie.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Real sound files, made by ffmpeg at the moment of the test. */
public final class SoundFiles {
    private SoundFiles() {}

    /** A tone of 440 Hz in stereo at 44.1 kHz, so many seconds, in the format that the name ends in. */
    public static Path tone(Path folder, String name, int seconds) throws IOException, InterruptedException {
        return make(
                folder.resolve(name),
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440:sample_rate=44100:duration=" + seconds,
                "-ac",
                "2");
    }

    /** As {@link #tone}, 15 dB softer. */
    public static Path soft(Path folder, String name, int seconds) throws IOException, InterruptedException {
        return make(
                folder.resolve(name),
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440:sample_rate=44100:duration=" + seconds,
                "-af",
                "volume=-15dB");
    }

    /** A film without sound in the container of a WMA file. */
    public static Path silentFilm(Path folder) throws IOException, InterruptedException {
        return make(
                folder.resolve("film.wma"),
                "-f",
                "lavfi",
                "-i",
                "testsrc=duration=1:size=64x64:rate=5",
                "-c:v",
                "wmv2",
                "-f",
                "asf");
    }

    private static Path make(Path file, String... how) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-loglevel", "error", "-y"));
        command.addAll(List.of(how));
        command.add(file.toString());
        Process ffmpeg = new ProcessBuilder(command).inheritIO().start();
        assertThat(ffmpeg.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(ffmpeg.exitValue()).isZero();
        assertThat(Files.size(file)).isPositive();
        return file;
    }
}
