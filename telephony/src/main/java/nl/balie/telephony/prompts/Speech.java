package nl.balie.telephony.prompts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import nl.balie.telephony.Prompt;
import nl.balie.telephony.media.Audio;
import nl.balie.telephony.media.Wav;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speech by espeak-ng as a child process, made once and kept on disk as WAV files of 8 kHz. The text goes through
 * standard input, so that nothing in it can be taken for an option or a command. Blocks: not for a media thread.
 */
final class Speech {
    private static final Logger log = LoggerFactory.getLogger(Speech.class);

    /** Words a minute; espeak's own 175 is fast for a telephone. */
    private static final String PACE = "155";

    /** Softer than any speech sound of espeak: 1 % of the loudest. */
    private static final int SILENT = Short.MAX_VALUE / 100;

    /** Samples of silence that stay at each end of a part, 25 ms. */
    private static final int BREATH = Audio.SAMPLE_RATE / 40;

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{2,8})*");

    private final String program;
    private final Path cache;
    private final Duration timeout;

    /**
     * @param program name or path of espeak-ng
     * @param cache folder for what has been made; it is created when it is not there
     * @param timeout after which the program is killed
     */
    Speech(String program, Path cache, Duration timeout) {
        this.program = program;
        this.cache = cache;
        this.timeout = timeout;
    }

    /**
     * The text as sound, from the cache or newly made.
     *
     * @throws IOException when it could not be made; the message never holds the text
     */
    Audio speak(Prompt.Speech speech) throws IOException, InterruptedException {
        return sound(speech).audio();
    }

    /** As {@link #speak}, without the silence before and after it, to be a part of a sentence. */
    Audio part(Prompt.Speech speech) throws IOException, InterruptedException {
        short[] samples = sound(speech).samples();
        int from = 0;
        while (from < samples.length && Math.abs(samples[from]) < SILENT) {
            from++;
        }
        int to = samples.length;
        while (to > from && Math.abs(samples[to - 1]) < SILENT) {
            to--;
        }
        return Audio.ofPcm(
                Arrays.copyOfRange(samples, Math.max(0, from - BREATH), Math.min(samples.length, to + BREATH)));
    }

    /**
     * The text as linear sound of 8 kHz, from the cache or newly made.
     *
     * @throws IOException when it could not be made; the message never holds the text
     */
    Wav sound(Prompt.Speech speech) throws IOException, InterruptedException {
        if (!LANGUAGE.matcher(speech.language()).matches()) {
            throw new IOException("no language code: " + speech.language());
        }
        Path kept = cache.resolve(name(speech) + ".wav");
        if (Files.exists(kept)) {
            try {
                Wav earlier = Wav.parse(Files.readAllBytes(kept));
                if (earlier.sampleRate() == Audio.SAMPLE_RATE) {
                    return earlier;
                }
                log.warn("A kept prompt is of {} Hz and made again: {}", earlier.sampleRate(), kept);
            } catch (Wav.UnreadableException damaged) {
                log.warn("A kept prompt is damaged and made again: {}: {}", kept, damaged.getMessage());
            }
        }
        Files.createDirectories(cache);
        Path raw = Files.createTempFile(cache, "speech", ".tmp");
        Path ready = Files.createTempFile(cache, "speech", ".tmp");
        try {
            run(speech, raw);
            Wav spoken = Wav.parse(Files.readAllBytes(raw));
            var wav = new Wav(
                    Audio.SAMPLE_RATE, Resampler.resample(spoken.samples(), spoken.sampleRate(), Audio.SAMPLE_RATE));
            Files.write(ready, wav.bytes());
            Files.move(ready, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return wav;
        } finally {
            Files.deleteIfExists(raw);
            Files.deleteIfExists(ready);
        }
    }

    /** What identifies a spoken text: who speaks, the language, and the text. */
    static String name(Prompt.Speech speech) {
        String voice = String.join("\n", "espeak-ng " + PACE, speech.language(), speech.text());
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(voice.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java has SHA-256", impossible);
        }
    }

    private void run(Prompt.Speech speech, Path to) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        program,
                        "-v",
                        speech.language(),
                        "-s",
                        PACE,
                        "-b",
                        "1",
                        "-w",
                        to.toAbsolutePath().toString(),
                        "--stdin")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            Thread.ofVirtual().start(() -> write(process, speech.text()));
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(program + " took more than " + timeout.toMillis() + " ms");
            }
            if (process.exitValue() != 0) {
                throw new IOException(program + " ended with " + process.exitValue());
            }
        } finally {
            process.destroyForcibly();
        }
    }

    /** On a thread of its own: a program that does not read must not hold us longer than the time-out. */
    private static void write(Process process, String text) {
        try (var in = process.getOutputStream()) {
            in.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException notRead) {
            log.debug("The speech program did not read its text", notRead);
        }
    }
}
