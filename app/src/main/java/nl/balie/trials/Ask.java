package nl.balie.trials;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the caller, or the world around him, is to do next in a trial call.
 *
 * @param kind how it is answered
 * @param text key in the message files of what is asked
 * @param options what can be chosen; of {@link Kind#KEY} the keys that are a choice, of {@link Kind#KEYS} none
 */
public record Ask(Kind kind, String text, List<Choice> options) {
    public Ask {
        options = List.copyOf(options);
    }

    /** How something is answered. */
    public enum Kind {
        /** With a key of the telephone, or none. */
        KEY,
        /** With several keys, or none. */
        KEYS,
        /** With one of the options. */
        CHOICE
    }

    /**
     * One that can be chosen.
     *
     * @param text key in the message files
     * @param values for the places in the text
     */
    public record Choice(String value, String text, List<Object> values) {
        public Choice {
            values = List.copyOf(values);
        }

        static Choice of(String value, String text, Object... values) {
            return new Choice(value, text, List.of(values));
        }
    }

    /** For one key of a menu; the others can be pressed too. */
    static Ask key(String keys) {
        return new Ask(
                Kind.KEY,
                "trials.ask.key",
                keys.chars()
                        .mapToObj(Character::toString)
                        .map(key -> Choice.of(key, "trials.key", key))
                        .toList());
    }

    /** For several keys. */
    static Ask keys(String text) {
        return new Ask(Kind.KEYS, text, List.of());
    }

    static Ask choice(String text, Choice... options) {
        return new Ask(Kind.CHOICE, text, List.of(options));
    }

    /** A question that yes or no answers: the values are {@code ja} and {@code nee}. */
    static Ask yesOrNo(String text) {
        return choice(text, Choice.of(YES, text + ".yes"), Choice.of("nee", text + ".no"));
    }

    static final String YES = "ja";

    /**
     * Whether this is an answer.
     *
     * @param given null for nothing
     */
    boolean isAnsweredBy(@Nullable String given) {
        boolean option = options.stream().anyMatch(choice -> choice.value().equals(given));
        return switch (kind) {
            case KEY -> given == null || given.matches("[0-9*#]");
            case KEYS -> given == null || given.matches("[0-9*#]{1,30}");
            case CHOICE -> option;
        };
    }

    /**
     * What the caller does then.
     *
     * @param given an answer to this
     */
    Line answered(@Nullable String given) {
        return switch (kind) {
            case KEY, KEYS ->
                given == null
                        ? Line.of(Line.Kind.CALLER, "trials.line.nothing")
                        : Line.of(Line.Kind.CALLER, "trials.line.pressed", given);
            case CHOICE -> {
                Choice chosen = options.stream()
                        .filter(choice -> choice.value().equals(given))
                        .findFirst()
                        .orElseThrow();
                yield new Line(Line.Kind.CALLER, chosen.text(), chosen.values(), List.of(), "nl");
            }
        };
    }
}
