package nl.balie.callers;

import java.util.List;
import java.util.Optional;
import nl.balie.processes.CallerGoneException;

/**
 * A dialogue of keys with a caller: what is asked again, and how often, is declared by who asks. When something else takes the
 * caller over it is at an end.
 */
public final class Conversation {
    private final Caller caller;

    public Conversation(Caller caller) {
        this.caller = caller;
    }

    /** Says this to its end. */
    public void say(List<Sound> sounds) throws CallerGoneException {
        say(sounds, false);
    }

    /**
     * Says this.
     *
     * @param endsByKey whether a key ends it
     */
    public void say(List<Sound> sounds, boolean endsByKey) throws CallerGoneException {
        if (caller.say(sounds, endsByKey) == Heard.TAKEN) {
            throw gone();
        }
    }

    /** Says this to one with whom all is done; that he does not hear it to its end changes nothing. */
    public void sayAtLast(List<Sound> sounds) {
        try {
            caller.say(sounds);
        } catch (CallerGoneException _) {
            // he hung up while he was thanked
        }
    }

    /**
     * Asks for one key.
     *
     * @return never {@link Pressed.Taken}
     */
    public Pressed ask(Question question) throws CallerGoneException {
        Pressed pressed = caller.ask(question);
        if (pressed instanceof Pressed.Taken) {
            throw gone();
        }
        return pressed;
    }

    /**
     * Asks for one key until there is one that is an answer.
     *
     * @param tries how often at most
     * @return what he pressed last; never {@link Pressed.Taken}
     */
    public Pressed ask(Question question, int tries) throws CallerGoneException {
        Pressed pressed = ask(question);
        for (int attempt = 1; attempt < tries && !(pressed instanceof Pressed.Chosen); attempt++) {
            pressed = ask(question);
        }
        return pressed;
    }

    /** Asks once; whether he presses this key. */
    public boolean agrees(Question question, char yes) throws CallerGoneException {
        return ask(question) instanceof Pressed.Chosen(char key, boolean _) && key == yes;
    }

    /** Asks until there is an answer that counts, as often as is declared. */
    public <T> Answer<T> enquire(Enquiry<T> enquiry) throws CallerGoneException {
        List<Sound> before = List.of();
        boolean refused = false;
        for (int attempt = 1; attempt <= enquiry.tries(); attempt++) {
            String keys = keys(enquiry.asked().after(before));
            if (keys.isEmpty() && enquiry.silenceEnds()) {
                return new Answer.None<>(false, attempt);
            }
            Optional<T> meaning = enquiry.meaning().apply(keys);
            refused = false;
            if (meaning.isEmpty()) {
                before = enquiry.wrong();
                continue;
            }
            ReadBack<T> readBack = enquiry.readBack();
            if (readBack == null) {
                return new Answer.Given<>(keys, meaning.get(), null, attempt);
            }
            switch (ask(readBack.question().apply(meaning.get()), readBack.tries())) {
                case Pressed.Chosen(char key, boolean _)
                when key == readBack.yes() -> {
                    return new Answer.Given<>(keys, meaning.get(), true, attempt);
                }
                case Pressed.Nothing _ -> {
                    return readBack.silenceAgrees()
                            ? new Answer.Given<>(keys, meaning.get(), null, attempt)
                            : new Answer.None<>(false, attempt);
                }
                case Pressed.Chosen _, Pressed.Other _ -> {
                    refused = true;
                    before = List.of();
                }
                case Pressed.Taken _ -> throw gone();
            }
        }
        return new Answer.None<>(refused, enquiry.tries());
    }

    /** What he pressed; empty when that was nothing. */
    private String keys(Asked asked) throws CallerGoneException {
        return switch (asked) {
            case Question question ->
                switch (ask(question)) {
                    case Pressed.Chosen(char key, boolean _) -> String.valueOf(key);
                    case Pressed.Other(char key) -> String.valueOf(key);
                    case Pressed.Nothing _ -> "";
                    case Pressed.Taken _ -> throw gone();
                };
            case Entry entry ->
                switch (caller.collect(entry)) {
                    case Keyed.Keys(var keys) -> keys;
                    case Keyed.Nothing _ -> "";
                    case Keyed.Taken _ -> throw gone();
                };
        };
    }

    private CallerGoneException gone() {
        return new CallerGoneException(caller.contact().toString());
    }
}
