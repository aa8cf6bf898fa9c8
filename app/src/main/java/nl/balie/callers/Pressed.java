package nl.balie.callers;

/** What came of a question. */
public sealed interface Pressed {
    /**
     * A key that is an answer.
     *
     * @param spoken whether he said what it stands for
     */
    record Chosen(char key, boolean spoken) implements Pressed {}

    /** A key that is no answer. */
    record Other(char key) implements Pressed {}

    /** No key in time. */
    record Nothing() implements Pressed {}

    /** Something else has the caller now, such as an agent. */
    record Taken() implements Pressed {}
}
