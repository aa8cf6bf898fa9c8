package nl.balie.telephony.media;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what an ear hears to a file, from a virtual thread of its own, which looks every 50 ms. */
public final class Recorder {
    private static final Logger log = LoggerFactory.getLogger(Recorder.class);

    private static final long LOOK_NANOS = 50_000_000;
    /** Mean of 16-bit samples above which somebody speaks: about -40 dBFS. */
    private static final int AUDIBLE = 330;
    /** So many frames of 20 ms in a row are speech; fewer are a click. */
    private static final int SPEECH_FRAMES = 3;

    /** Why it ended by itself. */
    public enum End {
        /** Nobody spoke any more for so long as was given. */
        SILENCE,
        /** The longest time was over. */
        LONGEST,
        /** The file could not be written; what was written before is there. */
        FAILED
    }

    private final Ear ear = new Ear();
    private final CompletableFuture<Duration> stopped = new CompletableFuture<>();
    private final Path file;
    private final long longestNanos;
    private final long longestSamples;
    private final long silenceNanos;
    private final Consumer<End> onEnd;
    private final Thread writer;
    private volatile boolean stopping;
    private volatile boolean failed;
    private long samples;
    private int loudFrames;
    private boolean spoken;
    private long lastSpoken;

    private Recorder(Path file, Duration longest, Duration silence, Consumer<End> onEnd) {
        this.file = file;
        this.longestNanos = longest.toNanos();
        this.longestSamples = longest.toMillis() * Audio.SAMPLE_RATE / 1000;
        this.silenceNanos = silence.toNanos();
        this.onEnd = onEnd;
        this.writer = Thread.ofVirtual().name("recorder").unstarted(this::run);
    }

    /**
     * Starts to write.
     *
     * @param file that is not there yet; its folder is made when needed
     * @param longest after which it ends
     * @param silence after speech, after which it ends; zero for never
     * @param onEnd told at most once, from the writer's thread, when it ended without {@link #stop}
     */
    public static Recorder start(Path file, Duration longest, Duration silence, Consumer<End> onEnd) {
        Recorder recorder = new Recorder(file, longest, silence, onEnd);
        recorder.writer.start();
        return recorder;
    }

    /** What a stream is to hear with. */
    public Ear ear() {
        return ear;
    }

    /** Ends it, if it has not ended; how long it is follows when the file is complete. */
    public CompletableFuture<Duration> stop() {
        stopping = true;
        LockSupport.unpark(writer);
        return stopped;
    }

    /** Whether the file could not be written; final once {@link #stop}'s future has completed. */
    public boolean failed() {
        return failed;
    }

    private void run() {
        End end = null;
        try (WavFile wav = new WavFile(file)) {
            end = write(wav);
        } catch (IOException | RuntimeException problem) {
            log.error("the recording {} cannot be written", file.getFileName(), problem);
            failed = true;
            end = End.FAILED;
        } finally {
            stopped.complete(Duration.ofMillis(samples * 1000 / Audio.SAMPLE_RATE));
        }
        if (ear.lost() > 0) {
            log.warn("{} packets came too fast for the recording {}", ear.lost(), file.getFileName());
        }
        if (end != null) {
            onEnd.accept(end);
        }
    }

    private @Nullable End write(WavFile wav) throws IOException {
        long start = System.nanoTime();
        while (true) {
            boolean last = stopping;
            take(wav);
            wav.flush();
            if (last) {
                return null;
            }
            long now = System.nanoTime();
            if (now - start >= longestNanos) {
                return End.LONGEST;
            }
            if (spoken && silenceNanos > 0 && now - lastSpoken >= silenceNanos) {
                return End.SILENCE;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private void take(WavFile wav) throws IOException {
        IOException[] problem = {null};
        ear.read((heard, length, nanoTime) -> {
            listen(heard, length, nanoTime);
            try {
                int room = (int) Math.min(length, longestSamples - samples);
                wav.append(heard, room);
                samples = wav.samples();
            } catch (IOException full) {
                problem[0] = full;
            }
        });
        if (problem[0] != null) {
            throw problem[0];
        }
    }

    private void listen(short[] heard, int length, long nanoTime) {
        long sum = 0;
        for (int i = 0; i < length; i++) {
            sum += Math.abs(heard[i]);
        }
        loudFrames = sum > (long) AUDIBLE * length ? loudFrames + 1 : 0;
        if (loudFrames >= SPEECH_FRAMES) {
            spoken = true;
            lastSpoken = nanoTime;
        }
    }
}
