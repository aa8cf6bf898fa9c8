package nl.balie.telephony.calls;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Outcome.Recorded.Ended;
import nl.balie.telephony.Prompt;
import nl.balie.telephony.Recording;
import nl.balie.telephony.Telephony;
import nl.balie.telephony.calls.CallEvent.AnnounceAsked;
import nl.balie.telephony.calls.CallEvent.KeyTimeRanOut;
import nl.balie.telephony.calls.CallEvent.MusicAsked;
import nl.balie.telephony.calls.CallEvent.MusicLoaded;
import nl.balie.telephony.calls.CallEvent.PlayAsked;
import nl.balie.telephony.calls.CallEvent.RecordAsked;
import nl.balie.telephony.calls.CallEvent.RecordingEnded;
import nl.balie.telephony.calls.CallEvent.SoundDid;
import nl.balie.telephony.calls.CallEvent.SoundLoaded;
import nl.balie.telephony.calls.CallEvent.SoundPlayed;
import nl.balie.telephony.calls.CallEvent.SpeechHeard;
import nl.balie.telephony.calls.CallEvent.TextSaid;
import nl.balie.telephony.calls.CallState.Background;
import nl.balie.telephony.calls.CallState.Hearing;
import nl.balie.telephony.calls.CallState.OnLine;
import nl.balie.telephony.media.Audio;

/**
 * What the caller hears. A conversation is never interrupted by a prompt: whatever is asked while caller and phone talk
 * ends as {@link Outcome.Replaced}. The music of one who waits lies under all else that he hears and goes on afterwards;
 * {@link Telephony#play}, silence and a conversation end it.
 */
final class HearingMachine {
    private static final Background SILENCE = new Background.Silence();

    private HearingMachine() {}

    static Step play(OnLine line, PlayAsked asked) {
        boolean knowsTheWay = asked.endsByKey() && !line.keysAhead().isEmpty() && !line.converse();
        return knowsTheWay
                ? background(line.with(SILENCE), new Effect.Complete(asked.operation(), new Outcome.Done(asked.at())))
                        .after(completed(line.hearing(), new Outcome.Replaced()))
                : said(
                        line,
                        line.with(SILENCE),
                        new Hearing.Playing(asked.operation(), asked.endsByKey()),
                        asked.prompts());
    }

    static Step announce(OnLine line, AnnounceAsked asked) {
        return said(line, line, new Hearing.Playing(asked.operation(), false), asked.prompts());
    }

    private static Step said(OnLine line, OnLine over, Hearing.Playing playing, List<Prompt> prompts) {
        long operation = playing.operation();
        if (line.converse()) {
            return replaced(line, operation);
        }
        return Step.of(over.with(playing), new Effect.Load(operation, prompts))
                .after(completed(line.hearing(), new Outcome.Replaced()));
    }

    static Step record(OnLine line, RecordAsked asked) {
        if (line.converse()) {
            return replaced(line, asked.operation());
        }
        Recording recording = asked.recording();
        Step step = recording.beep()
                ? Step.of(
                        line.with(new Hearing.Beeping(asked.operation(), recording)),
                        new Effect.Load(asked.operation(), List.of(new Prompt.Beep())))
                : listening(line, asked.operation(), recording);
        return step.after(completed(line.hearing(), new Outcome.Replaced()));
    }

    private static Step listening(OnLine line, long operation, Recording recording) {
        return Step.of(
                line.with(new Hearing.Listening(operation, recording)),
                new Effect.PlaySilence(),
                new Effect.StartRecording(operation, recording));
    }

    /** Music means that a caller waits: what he presses then, or pressed before, is no answer to a later menu. */
    static Step music(OnLine line, MusicAsked asked) {
        if (line.converse()) {
            return Step.of(line);
        }
        return Step.of(
                        line.withKeys("")
                                .with(new Hearing.Nothing())
                                .with(new Background.Music(asked.operation(), false)),
                        new Effect.LoadMusic(asked.operation(), asked.music()))
                .after(completed(line.hearing(), new Outcome.Replaced()));
    }

    static Step silence(OnLine line) {
        if (line.converse()) {
            return Step.of(line);
        }
        return background(line.with(SILENCE)).after(completed(line.hearing(), new Outcome.Replaced()));
    }

    static Step next(OnLine line, SoundDid did) {
        if (did instanceof MusicLoaded loaded) {
            return musicLoaded(line, loaded);
        }
        if (operationOf(line.hearing()) != did.operation()) {
            return Step.of(line); // of an operation that has been replaced
        }
        return switch (did) {
            case MusicLoaded loaded -> musicLoaded(line, loaded);
            case SoundLoaded(var at, var operation, var sound) -> loaded(line, sound, at);
            case SoundPlayed(var at, var operation) -> heard(line, at);
            case RecordingEnded(var at, var operation, var how) ->
                line.hearing() instanceof Hearing.Listening
                        ? background(line, new Effect.FinishRecording(operation, how))
                        : Step.of(line);
            case KeyTimeRanOut timeRanOut -> KeysMachine.timeRanOut(line, timeRanOut);
            case SpeechHeard _ -> KeysMachine.speaks(line);
            case TextSaid(var at, var operation, var text) -> KeysMachine.said(line, text);
        };
    }

    /** It is heard at once, or after what is being said over it. */
    private static Step musicLoaded(OnLine line, MusicLoaded loaded) {
        if (!(line.background() instanceof Background.Music(var operation, var _)) || operation != loaded.operation()) {
            return Step.of(line);
        }
        boolean nothingElse = line.hearing() instanceof Hearing.Nothing;
        OnLine now = line.with(loaded.sounds().isEmpty() ? SILENCE : new Background.Music(operation, true));
        List<Effect> set = List.of(new Effect.SetMusic(loaded.sounds()));
        return (nothingElse ? background(now) : Step.of(now)).after(set);
    }

    private static Step loaded(OnLine line, Optional<Audio> sound, Instant at) {
        return switch (line.hearing()) {
            case Hearing.Playing(var operation, var _) -> playOnce(line, operation, sound, at);
            case Hearing.Asking(var operation, var question) -> playOnce(line, operation, sound, at);
            case Hearing.Collecting(var operation, var entry, var keys, var heard) ->
                heard ? Step.of(line) : playOnce(line, operation, sound, at);
            case Hearing.Beeping(var operation, var recording) -> playOnce(line, operation, sound, at);
            case Hearing.Listening _ -> Step.of(line);
            case Hearing.AwaitingKey _ -> Step.of(line);
            case Hearing.Nothing _ -> Step.of(line);
        };
    }

    private static Step playOnce(OnLine line, long operation, Optional<Audio> sound, Instant at) {
        return sound.isPresent() ? Step.of(line, new Effect.PlayOnce(operation, sound.get())) : heard(line, at);
    }

    private static Step heard(OnLine line, Instant at) {
        return switch (line.hearing()) {
            case Hearing.Playing(var operation, var _) ->
                background(line, new Effect.Complete(operation, new Outcome.Done(at)));
            case Hearing.Asking asking -> KeysMachine.heard(line, asking);
            case Hearing.Collecting collecting -> KeysMachine.heard(line, collecting);
            case Hearing.Beeping(var operation, var recording) -> listening(line, operation, recording);
            case Hearing.Listening _ -> Step.of(line);
            case Hearing.AwaitingKey _ -> Step.of(line);
            case Hearing.Nothing _ -> Step.of(line);
        };
    }

    /** Back to what lies under everything, then these effects. */
    static Step background(OnLine line, Effect... then) {
        List<Effect> effects = new ArrayList<>();
        effects.add(
                line.background() instanceof Background.Music(var _, var loaded) && loaded
                        ? new Effect.ResumeMusic()
                        : new Effect.PlaySilence());
        effects.addAll(List.of(then));
        return new Step(line.with(new Hearing.Nothing()), effects);
    }

    static Step replaced(OnLine line, long operation) {
        return Step.of(line, new Effect.Complete(operation, new Outcome.Replaced()));
    }

    /** The end of whatever operation the caller hears at this moment. */
    static List<Effect> completed(Hearing hearing, Outcome outcome) {
        return switch (hearing) {
            case Hearing.Nothing _ -> List.of();
            case Hearing.Beeping(var operation, var recording) -> List.of(brokenOff(operation, outcome));
            case Hearing.Listening(var operation, var recording) -> List.of(brokenOff(operation, outcome));
            case Hearing.Playing _, Hearing.Asking _, Hearing.AwaitingKey _, Hearing.Collecting _ ->
                List.of(new Effect.Complete(operationOf(hearing), outcome));
        };
    }

    private static Effect brokenOff(long operation, Outcome outcome) {
        return new Effect.FinishRecording(
                operation, outcome instanceof Outcome.CallerGone ? Ended.HUNG_UP : Ended.REPLACED);
    }

    private static long operationOf(Hearing hearing) {
        return switch (hearing) {
            case Hearing.Playing(var operation, var _) -> operation;
            case Hearing.Asking(var operation, var question) -> operation;
            case Hearing.AwaitingKey(var operation, var question, var speaking, var longer) -> operation;
            case Hearing.Collecting(var operation, var entry, var keys, var heard) -> operation;
            case Hearing.Beeping(var operation, var recording) -> operation;
            case Hearing.Listening(var operation, var recording) -> operation;
            case Hearing.Nothing _ -> -1;
        };
    }
}
