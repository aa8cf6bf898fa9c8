package nl.balie.telephony.prompts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import nl.balie.telephony.Prompt;
import nl.balie.telephony.media.Audio;
import nl.balie.telephony.media.Wav;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what a caller hears ready to be sent. What takes time happens on virtual threads; what has been made stays in
 * memory, the most recently used first, and what is asked for twice at the same time is made once.
 */
public final class Prompts {
    private static final Logger log = LoggerFactory.getLogger(Prompts.class);

    /** About 16 kB a second of sound each: some 80 MB when all are 10 s long. */
    private static final int MOST_KEPT = 500;
    /** How long a tone stands in for speech before the speech program gets another chance. */
    private static final Duration RETRY = Duration.ofMinutes(1);

    private static final Duration SYNTHESIS = Duration.ofSeconds(10);

    private final Speech speech;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, CompletableFuture<Made>> made = new Recent<>();
    private final Map<Prompt, Boolean> warned = new Recent<>();

    /**
     * A recording that has changed on disk is another one.
     *
     * @param part whether it is a part of a sentence, without silence before and after it
     */
    private record Key(Prompt prompt, @Nullable FileTime changed, boolean part) {}

    private record Made(Audio audio, Instant until) {}

    /** Keeps synthesised speech in this folder, which is created when it is not there. */
    public Prompts(Path cache) {
        this(new Speech("espeak-ng", cache, SYNTHESIS), InstantSource.system());
    }

    Prompts(Speech speech, InstantSource clock) {
        this.speech = speech;
        this.clock = clock;
    }

    /**
     * The sound of a prompt. Speech that cannot be made becomes a tone, with a warning in the log, so that a call goes
     * on. A recording that is not there or cannot be played completes with an {@link IOException} (a
     * {@link Wav.UnreadableException} says why in words).
     */
    public CompletableFuture<Audio> load(Prompt prompt) {
        return prompt instanceof Prompt.Counted sentence
                ? counted(sentence)
                : load(new Key(prompt, changed(prompt), false));
    }

    private CompletableFuture<Audio> counted(Prompt.Counted sentence) {
        List<CompletableFuture<Audio>> parts = SpokenNumbers.parts(sentence).stream()
                .map(part -> load(new Key(part, null, true)))
                .toList();
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
                .thenApply(_ ->
                        Audio.joined(parts.stream().map(CompletableFuture::join).toList()));
    }

    private CompletableFuture<Audio> load(Key key) {
        CompletableFuture<Made> future = new CompletableFuture<>();
        lock.lock();
        try {
            CompletableFuture<Made> earlier = made.get(key);
            if (earlier != null && fresh(earlier)) {
                return earlier.thenApply(Made::audio);
            }
            made.put(key, future);
        } finally {
            lock.unlock();
        }
        Thread.ofVirtual().name("prompt").start(() -> make(key, future));
        return future.thenApply(Made::audio);
    }

    /**
     * A text as speech to be kept or listened to before it is used: 8 kHz, mono, 16 bit. Where {@link #load} lets a tone
     * stand in, this fails. Blocks for up to ten seconds.
     *
     * @throws IOException when it cannot be made; the message never holds the text
     */
    public Wav speech(Prompt.Speech text) throws IOException, InterruptedException {
        return speech.sound(text);
    }

    private boolean fresh(CompletableFuture<Made> earlier) {
        return switch (earlier.state()) {
            case RUNNING -> true;
            case SUCCESS -> clock.instant().isBefore(earlier.resultNow().until());
            case FAILED, CANCELLED -> false;
        };
    }

    private void make(Key key, CompletableFuture<Made> future) {
        try {
            future.complete(
                    switch (key.prompt) {
                        case Prompt.Speech text -> spoken(text, key.part);
                        case Prompt.Counted _ -> throw new IllegalArgumentException("its parts are made");
                        case Prompt.Recording(Path file) -> new Made(Wav.read(file), Instant.MAX);
                        case Prompt.Beep() -> new Made(Audio.ofPcm(Tones.beep()), Instant.MAX);
                        case Prompt.RingingTone() -> new Made(Audio.ofPcm(Tones.ringing()), Instant.MAX);
                        case Prompt.HoldMusic() -> new Made(Audio.ofPcm(Tones.music()), Instant.MAX);
                    });
        } catch (IOException | RuntimeException failure) {
            future.completeExceptionally(failure);
        } catch (Error failure) {
            future.completeExceptionally(failure);
            throw failure;
        }
    }

    private Made spoken(Prompt.Speech text, boolean part) {
        try {
            return new Made(part ? speech.part(text) : speech.speak(text), Instant.MAX);
        } catch (IOException failure) {
            warnOnce(text, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            warnOnce(text, interrupted);
        }
        return new Made(Audio.ofPcm(Tones.beep()), clock.instant().plus(RETRY));
    }

    private void warnOnce(Prompt.Speech text, Exception failure) {
        lock.lock();
        try {
            if (warned.put(text, true) != null) {
                return;
            }
        } finally {
            lock.unlock();
        }
        // The text may hold a name or a number: its digest is the name of its file.
        log.warn("A tone stands in for the spoken text {}: {}", Speech.name(text), failure.toString());
    }

    private static @Nullable FileTime changed(Prompt prompt) {
        try {
            return prompt instanceof Prompt.Recording(Path file) ? Files.getLastModifiedTime(file) : null;
        } catch (IOException missing) {
            return null;
        }
    }

    /** The entries used most recently. */
    private static final class Recent<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1L;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MOST_KEPT;
        }
    }
}
