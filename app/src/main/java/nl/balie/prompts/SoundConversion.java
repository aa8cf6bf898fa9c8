package nl.balie.prompts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import nl.balie.telephony.media.Audio;
import nl.balie.telephony.media.Wav;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings a sound file to what telephony plays, with ffmpeg as a child process (requirement 2.4.3). What comes in is a
 * stranger's file: ffmpeg is told how it is packed, so that it takes it for nothing else, opens nothing but files, reads
 * no more than the longest prompt, and is killed when it takes too long. Blocks; runs outside a transaction.
 */
@Component
public class SoundConversion {
    private static final Logger log = LoggerFactory.getLogger(SoundConversion.class);

    /** What ffmpeg says when the file is whole and holds no sound. */
    private static final String NO_AUDIO_STREAM = "matches no streams";

    private static final int MOST_SAID = 500;

    private final PromptSettings settings;
    /** One at a time: calls on this machine go first. */
    private final Semaphore turn = new Semaphore(1, true);

    SoundConversion(PromptSettings settings) {
        this.settings = settings;
    }

    /**
     * The sound of the file.
     *
     * @param fileName as its sender named it; its end says what it holds
     */
    public Converted convert(Path file, String fileName) {
        Optional<SoundFormat> format = SoundFormat.of(fileName);
        if (format.isEmpty()) {
            return refused(SoundRefusal.EXTENSION);
        }
        try {
            long size = Files.size(file);
            if (size == 0) {
                return refused(SoundRefusal.EMPTY);
            }
            if (size > settings.maxFileSize().toBytes()) {
                return refused(SoundRefusal.TOO_BIG);
            }
            if (!turn.tryAcquire(settings.converterTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                return refused(SoundRefusal.TOO_SLOW);
            }
            try {
                return inFolder(file, format.get());
            } finally {
                turn.release();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return refused(SoundRefusal.TOO_SLOW);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private Converted inFolder(Path file, SoundFormat format) throws IOException, InterruptedException {
        Path out = Files.createTempFile("balie-prompt", ".wav");
        Path said = Files.createTempFile("balie-prompt", ".txt");
        try {
            Process process;
            try {
                process = new ProcessBuilder(command(file, format, out))
                        .redirectInput(ProcessBuilder.Redirect.from(
                                Path.of("/dev/null").toFile()))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(said.toFile())
                        .start();
            } catch (IOException missing) {
                log.error("{} cannot be started: {}", settings.converter(), missing.getMessage());
                return refused(SoundRefusal.NO_CONVERTER);
            }
            try {
                if (!process.waitFor(settings.converterTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                    return refused(SoundRefusal.TOO_SLOW);
                }
                return process.exitValue() == 0 ? sound(out) : refused(why(said));
            } finally {
                process.destroyForcibly();
            }
        } finally {
            Files.deleteIfExists(out);
            Files.deleteIfExists(said);
        }
    }

    private List<String> command(Path file, SoundFormat format, Path out) {
        String limit = String.format(
                Locale.ROOT,
                "%.1f",
                settings.maxDuration().plus(Duration.ofSeconds(1)).toMillis() / 1000.0);
        return List.of(
                settings.converter(),
                "-nostdin",
                "-hide_banner",
                "-loglevel",
                "error",
                "-y",
                "-protocol_whitelist",
                "file,pipe",
                "-threads",
                "1",
                "-f",
                format.demuxer(),
                "-i",
                "file:" + file.toAbsolutePath(),
                "-map",
                "0:a:0",
                "-vn",
                "-sn",
                "-dn",
                "-map_metadata",
                "-1",
                "-t",
                limit,
                "-ac",
                "1",
                "-ar",
                String.valueOf(Audio.SAMPLE_RATE),
                "-c:a",
                "pcm_s16le",
                "-f",
                "wav",
                "file:" + out.toAbsolutePath());
    }

    private Converted sound(Path out) throws IOException {
        Wav wav = Wav.parse(Files.readAllBytes(out));
        if (wav.samples().length == 0) {
            return refused(SoundRefusal.NO_SOUND);
        }
        var sound = new Converted.Sound(new Wav(wav.sampleRate(), Level.adjusted(wav.samples())));
        return sound.duration().compareTo(settings.maxDuration()) > 0 ? refused(SoundRefusal.TOO_LONG) : sound;
    }

    /** Ffmpeg's words are for the log: they may be about anything that is in the file. */
    private static SoundRefusal why(Path said) throws IOException {
        String words = new String(Files.readAllBytes(said), java.nio.charset.StandardCharsets.UTF_8);
        log.info(
                "A sound file was refused: {}",
                words.substring(0, Math.min(MOST_SAID, words.length())).strip());
        return words.contains(NO_AUDIO_STREAM) ? SoundRefusal.NO_SOUND : SoundRefusal.UNREADABLE;
    }

    private static Converted refused(SoundRefusal why) {
        return new Converted.Refused(why);
    }
}
