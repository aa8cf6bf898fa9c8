package nl.balie.trials;

import java.util.List;

/**
 * One line of what happened in a trial call.
 *
 * @param kind who did it
 * @param text key in the message files
 * @param values for the places in the text
 * @param prompts names of the prompts that are heard, which have a sound
 * @param language ISO 639-1, in which they are heard
 */
public record Line(Kind kind, String text, List<Object> values, List<String> prompts, String language) {
    public Line {
        values = List.copyOf(values);
        prompts = List.copyOf(prompts);
    }

    /** Who did it. */
    public enum Kind {
        /** The caller hears it. */
        HEARD,
        /** The caller does it. */
        CALLER,
        /** Balie does or decides it, and the caller does not notice. */
        BALIE,
        /** Something is wrong. */
        WRONG
    }

    /** What else happens than that something is heard. */
    static Line of(Kind kind, String text, Object... values) {
        return new Line(kind, text, List.of(values), List.of(), "nl");
    }

    /** A sentence that the caller hears. */
    static Line said(String sentence, String language) {
        return new Line(Kind.HEARD, "trials.line.said", List.of(sentence), List.of(), language);
    }
}
