package nl.balie.callers;

import java.util.List;

/**
 * What who tries a callflow sees of something that the caller does not hear.
 *
 * @param text key in the message files
 * @param values for the places in the text
 * @param wrong whether it is something to mend
 */
public record Shown(String text, List<Object> values, boolean wrong) {
    public Shown {
        values = List.copyOf(values);
    }

    /** What Balie does or would do. */
    public static Shown of(String text, Object... values) {
        return new Shown(text, List.of(values), false);
    }

    /** Something to mend. */
    public static Shown wrong(String text, Object... values) {
        return new Shown(text, List.of(values), true);
    }
}
