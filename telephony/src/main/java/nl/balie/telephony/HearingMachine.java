package nl.balie.telephony;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.balie.telephony.CallEvent.KeyPressed;
import nl.balie.telephony.CallEvent.KeyTimeRanOut;
import nl.balie.telephony.CallEvent.MusicAsked;
import nl.balie.telephony.CallEvent.PlayAsked;
import nl.balie.telephony.CallEvent.QuestionAsked;
import nl.balie.telephony.CallEvent.SoundDid;
import nl.balie.telephony.CallEvent.SoundLoaded;
import nl.balie.telephony.CallEvent.SoundPlayed;
import nl.balie.telephony.CallState.Hearing;
import nl.balie.telephony.CallState.OnLine;
import nl.balie.telephony.CallState.PhoneState;
import nl.balie.telephony.media.Audio;

/**
 * What the caller hears and presses. A conversation is never interrupted by a prompt: whatever is asked while caller and
 * phone talk ends as {@link Outcome.Replaced}.
 */
final class HearingMachine {
    /** More than any menu is deep; a caller who leans on a key must not fill the memory. */
    static final int MOST_KEYS_AHEAD = 32;

    private static final Hearing SILENCE = new Hearing.Silence();

    private HearingMachine() {}

    static Step play(OnLine line, PlayAsked asked) {
        if (line.phone() instanceof PhoneState.Talking) {
            return replaced(line, asked.operation());
        }
        return Step.of(
                        line.with(new Hearing.Playing(asked.operation())),
                        new Effect.Load(asked.operation(), asked.prompts()))
                .after(completed(line.hearing(), new Outcome.Replaced()));
    }

    static Step ask(OnLine line, QuestionAsked asked) {
        if (line.phone() instanceof PhoneState.Talking) {
            return replaced(line, asked.operation());
        }
        List<Effect> earlier = completed(line.hearing(), new Outcome.Replaced());
        Question question = asked.question();
        if (question.bargeIn() && !line.keysAhead().isEmpty()) {
            char key = line.keysAhead().charAt(0);
            OnLine rest = line.withKeys(line.keysAhead().substring(1));
            return answered(rest, asked.operation(), question, key).after(earlier);
        }
        return Step.of(
                        line.withKeys("").with(new Hearing.Asking(asked.operation(), question)),
                        new Effect.Load(asked.operation(), question.prompts()))
                .after(earlier);
    }

    /** Music means that a caller waits: what he presses then, or pressed before, is no answer to a later menu. */
    static Step music(OnLine line, MusicAsked asked) {
        if (line.phone() instanceof PhoneState.Talking) {
            return Step.of(line);
        }
        return Step.of(
                        line.withKeys("").with(new Hearing.Music(asked.operation())),
                        new Effect.Load(asked.operation(), List.of(asked.music())))
                .after(completed(line.hearing(), new Outcome.Replaced()));
    }

    static Step silence(OnLine line) {
        if (line.phone() instanceof PhoneState.Talking) {
            return Step.of(line);
        }
        return Step.of(line.with(SILENCE), new Effect.PlaySilence())
                .after(completed(line.hearing(), new Outcome.Replaced()));
    }

    static Step key(OnLine line, KeyPressed pressed) {
        if (!(line.phone() instanceof PhoneState.NoPhone)) {
            return Step.of(line);
        }
        return switch (line.hearing()) {
            case Hearing.Silence _ -> Step.of(remembered(line, pressed.key()));
            case Hearing.Playing _ -> Step.of(remembered(line, pressed.key()));
            case Hearing.Music _ -> Step.of(line);
            case Hearing.Asking(var operation, var question) ->
                question.bargeIn() ? answered(line, operation, question, pressed.key()) : Step.of(line);
            case Hearing.AwaitingKey(var operation, var question) -> answered(line, operation, question, pressed.key());
        };
    }

    static Step next(OnLine line, SoundDid did) {
        if (operationOf(line.hearing()) != did.operation()) {
            return Step.of(line); // of an operation that has been replaced
        }
        return switch (did) {
            case SoundLoaded(var at, var operation, var sound) -> loaded(line, sound, at);
            case SoundPlayed(var at, var operation) -> heard(line, at);
            case KeyTimeRanOut(var at, var operation) -> keyTimeRanOut(line);
        };
    }

    private static Step loaded(OnLine line, Optional<Audio> sound, Instant at) {
        return switch (line.hearing()) {
            case Hearing.Music _ ->
                Step.of(line, sound.<Effect>map(Effect.PlayRound::new).orElse(new Effect.PlaySilence()));
            case Hearing.Playing(var operation) ->
                sound.isPresent() ? Step.of(line, new Effect.PlayOnce(operation, sound.get())) : heard(line, at);
            case Hearing.Asking(var operation, var question) ->
                sound.isPresent() ? Step.of(line, new Effect.PlayOnce(operation, sound.get())) : heard(line, at);
            case Hearing.AwaitingKey _ -> Step.of(line);
            case Hearing.Silence _ -> Step.of(line);
        };
    }

    private static Step heard(OnLine line, Instant at) {
        return switch (line.hearing()) {
            case Hearing.Playing(var operation) ->
                Step.of(
                        line.with(SILENCE),
                        new Effect.PlaySilence(),
                        new Effect.Complete(operation, new Outcome.Done(at)));
            case Hearing.Asking(var operation, var question) ->
                Step.of(
                        line.with(new Hearing.AwaitingKey(operation, question)),
                        new Effect.PlaySilence(),
                        new Effect.AwaitKey(operation, question.timeout()));
            case Hearing.Music _ -> Step.of(line);
            case Hearing.AwaitingKey _ -> Step.of(line);
            case Hearing.Silence _ -> Step.of(line);
        };
    }

    private static Step keyTimeRanOut(OnLine line) {
        return line.hearing() instanceof Hearing.AwaitingKey(var operation, var question)
                ? Step.of(line.with(SILENCE), new Effect.Complete(operation, new Outcome.NoKey()))
                : Step.of(line);
    }

    private static Step answered(OnLine line, long operation, Question question, char key) {
        boolean counts = question.keys().contains(key);
        OnLine after = counts ? line : line.withKeys(""); // after a wrong key the rest of the sequence is off as well
        return Step.of(
                after.with(SILENCE),
                new Effect.PlaySilence(),
                new Effect.Complete(operation, counts ? new Outcome.Key(key) : new Outcome.WrongKey(key)));
    }

    private static OnLine remembered(OnLine line, char key) {
        return line.keysAhead().length() < MOST_KEYS_AHEAD ? line.withKeys(line.keysAhead() + key) : line;
    }

    private static Step replaced(OnLine line, long operation) {
        return Step.of(line, new Effect.Complete(operation, new Outcome.Replaced()));
    }

    /** The end of whatever operation the caller hears at this moment. */
    static List<Effect> completed(Hearing hearing, Outcome outcome) {
        return switch (hearing) {
            case Hearing.Playing(var operation) -> List.of(new Effect.Complete(operation, outcome));
            case Hearing.Asking(var operation, var question) -> List.of(new Effect.Complete(operation, outcome));
            case Hearing.AwaitingKey(var operation, var question) -> List.of(new Effect.Complete(operation, outcome));
            case Hearing.Music _ -> List.of();
            case Hearing.Silence _ -> List.of();
        };
    }

    private static long operationOf(Hearing hearing) {
        return switch (hearing) {
            case Hearing.Playing(var operation) -> operation;
            case Hearing.Asking(var operation, var question) -> operation;
            case Hearing.AwaitingKey(var operation, var question) -> operation;
            case Hearing.Music(var operation) -> operation;
            case Hearing.Silence _ -> -1;
        };
    }
}
