package nl.balie.telephony.calls;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nl.balie.telephony.Entry;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Party;
import nl.balie.telephony.Question;
import nl.balie.telephony.SpokenKeys;
import nl.balie.telephony.calls.CallEvent.EntryAsked;
import nl.balie.telephony.calls.CallEvent.KeyPressed;
import nl.balie.telephony.calls.CallEvent.KeyTimeRanOut;
import nl.balie.telephony.calls.CallEvent.QuestionAsked;
import nl.balie.telephony.calls.CallState.Background;
import nl.balie.telephony.calls.CallState.Hearing;
import nl.balie.telephony.calls.CallState.OnLine;

/**
 * What the caller is asked and presses. Keys pressed before a question count for it (requirement 2.4.7), also those that
 * ended a message before it (requirement 2.4.6), but not those pressed while music plays: who waits presses out of boredom.
 */
final class KeysMachine {
    /** More than any menu is deep; a caller who leans on a key must not fill the memory. */
    static final int MOST_KEYS_AHEAD = 32;
    /** What is said needs some time to be understood; a radio in the background must not keep a menu open. */
    private static final Duration TO_UNDERSTAND = Duration.ofSeconds(2);

    private static final int MOST_LONGER = 4;

    private KeysMachine() {}

    static Step ask(OnLine line, QuestionAsked asked) {
        if (line.converse()) {
            return HearingMachine.replaced(line, asked.operation());
        }
        List<Effect> earlier = HearingMachine.completed(line.hearing(), new Outcome.Replaced());
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

    static Step collect(OnLine line, EntryAsked asked) {
        if (line.converse()) {
            return HearingMachine.replaced(line, asked.operation());
        }
        List<Effect> earlier = HearingMachine.completed(line.hearing(), new Outcome.Replaced());
        String ahead = asked.entry().bargeIn() ? line.keysAhead() : "";
        Hearing.Collecting collecting = new Hearing.Collecting(asked.operation(), asked.entry(), "", false);
        Step step = Step.of(
                line.withKeys("").with(collecting),
                new Effect.Load(asked.operation(), asked.entry().prompts()));
        for (int i = 0; i < ahead.length(); i++) {
            if (!(step.state() instanceof OnLine now)) {
                break;
            }
            if (!(now.hearing() instanceof Hearing.Collecting soFar)) {
                return new Step(now.withKeys(ahead.substring(i)), step.effects()).after(earlier);
            }
            if (soFar.entry().counts(ahead.charAt(i))) {
                step = entered(now, soFar, ahead.charAt(i));
            }
        }
        return step.after(earlier);
    }

    static Step pressed(OnLine line, KeyPressed pressed) {
        char key = pressed.key();
        return switch (line.hearing()) {
            case Hearing.Nothing _ -> Step.of(remembered(line, key));
            case Hearing.Playing(var operation, var endsByKey) ->
                endsByKey
                        ? HearingMachine.background(
                                remembered(line, key), new Effect.Complete(operation, new Outcome.Done(pressed.at())))
                        : Step.of(remembered(line, key));
            case Hearing.Asking(var operation, var question) ->
                question.bargeIn() ? answered(line, operation, question, key) : Step.of(line);
            case Hearing.AwaitingKey(var operation, var question, var speaking, var longer) ->
                answered(line, operation, question, key);
            case Hearing.Beeping _ -> Step.of(line);
            case Hearing.Listening(var operation, var recording) ->
                recording.enders().contains(key)
                        ? HearingMachine.background(
                                line, new Effect.FinishRecording(operation, Outcome.Recorded.Ended.KEY))
                        : Step.of(line);
            case Hearing.Collecting collecting ->
                collecting.heard() || collecting.entry().bargeIn() ? entered(line, collecting, key) : Step.of(line);
        };
    }

    static Step heard(OnLine line, Hearing.Asking asking) {
        long operation = asking.operation();
        Question question = asking.question();
        List<Effect> effects = new ArrayList<>(
                List.of(new Effect.PlaySilence(), new Effect.AwaitKey(operation, 0, question.timeout())));
        SpokenKeys spoken = question.spoken();
        if (spoken != null) {
            effects.add(new Effect.Recognise(operation, spoken));
        }
        return new Step(line.with(new Hearing.AwaitingKey(operation, question, false, 0)), effects);
    }

    static Step speaks(OnLine line) {
        return line.hearing() instanceof Hearing.AwaitingKey(var operation, var question, var speaking, var longer)
                ? Step.of(line.with(new Hearing.AwaitingKey(operation, question, true, longer)))
                : Step.of(line);
    }

    /** What means none of the keys is as if nothing was said. */
    static Step said(OnLine line, String text) {
        return line.hearing() instanceof Hearing.AwaitingKey(var operation, var question, var speaking, var longer)
                        && question.spoken() != null
                ? question.spoken()
                        .keyOf(text)
                        .filter(question.keys()::contains)
                        .map(key ->
                                HearingMachine.background(line, new Effect.Complete(operation, new Outcome.Said(key))))
                        .orElse(Step.of(line))
                : Step.of(line);
    }

    static Step heard(OnLine line, Hearing.Collecting collecting) {
        Entry entry = collecting.entry();
        return collecting.heard()
                ? Step.of(line)
                : Step.of(
                        line.with(new Hearing.Collecting(collecting.operation(), entry, collecting.keys(), true)),
                        new Effect.PlaySilence(),
                        new Effect.AwaitKey(collecting.operation(), 0, entry.firstKey()));
    }

    static Step timeRanOut(OnLine line, KeyTimeRanOut ranOut) {
        return switch (line.hearing()) {
            case Hearing.AwaitingKey(var operation, var question, var speaking, var longer) ->
                speaking && longer < MOST_LONGER
                        ? Step.of(
                                line.with(new Hearing.AwaitingKey(operation, question, false, longer + 1)),
                                new Effect.AwaitKey(operation, 0, TO_UNDERSTAND))
                        : HearingMachine.background(line, new Effect.Complete(operation, new Outcome.NoKey()));
            case Hearing.Collecting(var operation, var entry, var keys, var heard) -> {
                if (!heard || keys.length() != ranOut.keys()) {
                    yield Step.of(line); // another key came meanwhile
                }
                Outcome outcome = keys.isEmpty() ? new Outcome.NoKey() : new Outcome.Keys(keys);
                yield HearingMachine.background(line, new Effect.Complete(operation, outcome));
            }
            case Hearing.Asking _, Hearing.Playing _, Hearing.Beeping _, Hearing.Listening _ -> Step.of(line);
            case Hearing.Nothing _ -> Step.of(line);
        };
    }

    private static Step answered(OnLine line, long operation, Question question, char key) {
        boolean counts = question.keys().contains(key);
        OnLine after = counts ? line : line.withKeys(""); // after a wrong key the rest of the sequence is off as well
        return HearingMachine.background(
                after, new Effect.Complete(operation, counts ? new Outcome.Key(key) : new Outcome.WrongKey(key)));
    }

    private static Step entered(OnLine line, Hearing.Collecting collecting, char key) {
        Entry entry = collecting.entry();
        long operation = collecting.operation();
        if (!entry.counts(key)) {
            return Step.of(line);
        }
        String keys = entry.endsWith(key) ? collecting.keys() : collecting.keys() + key;
        if (entry.endsWith(key) || keys.length() == entry.most()) {
            return HearingMachine.background(line, new Effect.Complete(operation, new Outcome.Keys(keys)));
        }
        OnLine after = line.with(new Hearing.Collecting(operation, entry, keys, true));
        return line.keyDown()
                ? Step.of(after, new Effect.PlaySilence())
                : Step.of(
                        after,
                        new Effect.PlaySilence(),
                        new Effect.AwaitKey(operation, keys.length(), entry.nextKey()));
    }

    /** The pause between two keys begins when the first is let go: whoever leans on a key has not finished. */
    static Step released(OnLine line) {
        return line.hearing() instanceof Hearing.Collecting(var operation, var entry, var keys, var heard)
                        && !keys.isEmpty()
                ? Step.of(line, new Effect.AwaitKey(operation, keys.length(), entry.nextKey()))
                : Step.of(line);
    }

    private static OnLine remembered(OnLine line, char key) {
        return line.legs().get(Party.PHONE) == null
                        && line.background() instanceof Background.Silence
                        && line.keysAhead().length() < MOST_KEYS_AHEAD
                ? line.withKeys(line.keysAhead() + key)
                : line;
    }
}
