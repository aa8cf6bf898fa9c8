package nl.balie.telephony.calls;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import nl.balie.telephony.LineQuality;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Outcome.Recorded.Ended;
import nl.balie.telephony.Prompt;
import nl.balie.telephony.Recording;
import nl.balie.telephony.SpeechRecogniser;
import nl.balie.telephony.SpokenKeys;
import nl.balie.telephony.media.Audio;
import nl.balie.telephony.media.MediaStream;
import nl.balie.telephony.media.Recorder;
import nl.balie.telephony.sip.RemoteMedia;
import org.jspecify.annotations.Nullable;

/** What the first party of a call hears and presses; in the call's mailbox only. */
final class CallerSound {
    private final Surroundings around;
    private final Executor mailbox;
    private final Consumer<CallEvent> happen;
    private final Map<Audio, Long> playing = new IdentityHashMap<>();
    private final Map<Long, Recorder> recorders = new HashMap<>();
    private final Map<Long, Recognition> recognitions = new HashMap<>();
    private @Nullable MediaStream stream;

    CallerSound(Surroundings around, Executor mailbox, Consumer<CallEvent> happen) {
        this.around = around;
        this.mailbox = mailbox;
        this.happen = happen;
    }

    /**
     * Opens the stream.
     *
     * @return its RTP port
     * @throws IOException when none is free
     */
    int open() throws IOException {
        MediaStream opened = around.media()
                .open(new StreamEvents(
                        mailbox,
                        this::played,
                        key -> happen.accept(
                                new CallEvent.KeyPressed(around.clock().instant(), key, true)),
                        () -> happen.accept(
                                new CallEvent.KeyReleased(around.clock().instant())),
                        () -> happen.accept(
                                new CallEvent.CallerMediaLost(around.clock().instant()))));
        stream = opened;
        return opened.localPort();
    }

    MediaStream stream() {
        return Objects.requireNonNull(stream, "the call has no stream");
    }

    void connect(RemoteMedia media) {
        stream().connect(media.address(), media.agreed());
    }

    void load(long operation, List<Prompt> prompts) {
        Sounds.load(around.prompts(), prompts)
                .thenAcceptAsync(
                        sound -> happen.accept(
                                new CallEvent.SoundLoaded(around.clock().instant(), operation, sound)),
                        mailbox);
    }

    void loadMusic(long operation, List<Prompt> prompts) {
        Sounds.music(around.prompts(), prompts)
                .thenAcceptAsync(
                        sounds -> happen.accept(
                                new CallEvent.MusicLoaded(around.clock().instant(), operation, sounds)),
                        mailbox);
    }

    void play(long operation, Audio sound) {
        playing.clear();
        playing.put(sound, operation);
        stream().play(sound);
    }

    /** A sound has been heard to its end; nothing when it was none of this. */
    void played(Audio audio) {
        Long operation = playing.remove(audio);
        if (operation != null) {
            happen.accept(new CallEvent.SoundPlayed(around.clock().instant(), operation));
        }
    }

    void record(long operation, Recording recording) {
        Recorder recorder = Recorder.start(
                recording.file(),
                recording.longest(),
                recording.silence(),
                end -> mailbox.execute(() -> happen.accept(
                        new CallEvent.RecordingEnded(around.clock().instant(), operation, ended(end)))));
        recorders.put(operation, recorder);
        stream().listen(recorder.ear());
    }

    private static Ended ended(Recorder.End end) {
        return switch (end) {
            case SILENCE -> Ended.SILENCE;
            case LONGEST -> Ended.LONGEST;
            case FAILED -> Ended.FAILED;
        };
    }

    /** The outcome follows when the file is complete; at once when the recording had not begun. */
    CompletableFuture<Outcome> finishRecording(long operation, Ended how) {
        Recorder recorder = recorders.remove(operation);
        if (recorder == null) {
            return CompletableFuture.completedFuture(new Outcome.Recorded(Duration.ZERO, how));
        }
        stream().stopListening(recorder.ear());
        return recorder.stop()
                .thenApply(length -> new Outcome.Recorded(length, recorder.failed() ? Ended.FAILED : how));
    }

    /** What is said comes as {@link CallEvent.SpeechHeard} and {@link CallEvent.TextSaid}. */
    void recognise(long operation, SpokenKeys spoken) {
        Recognition recognition = Recognition.start(around.speech(), spoken, new SpeechRecogniser.Heard() {
            @Override
            public void speaking() {
                mailbox.execute(() ->
                        happen.accept(new CallEvent.SpeechHeard(around.clock().instant(), operation)));
            }

            @Override
            public void said(String text) {
                mailbox.execute(() ->
                        happen.accept(new CallEvent.TextSaid(around.clock().instant(), operation, text)));
            }
        });
        recognitions.put(operation, recognition);
        stream().listen(recognition.ear());
    }

    void stopRecognising(long operation) {
        Recognition recognition = recognitions.remove(operation);
        if (recognition != null) {
            stream().stopListening(recognition.ear());
            recognition.stop();
        }
    }

    void music(List<Audio> sounds) {
        stream().music(sounds);
    }

    void resumeMusic() {
        stream().resumeMusic();
    }

    void silence() {
        stream().silence();
    }

    /** Another stream takes the place of the one that was opened, which is closed. */
    void take(MediaStream other) {
        stream().close();
        stream = other;
    }

    /** Of the first party; null when nothing was heard of him. */
    @Nullable
    LineQuality quality() {
        return stream == null ? null : stream.quality();
    }

    void close() {
        if (stream != null) {
            stream.close();
        }
    }
}
