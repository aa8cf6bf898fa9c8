package nl.balie.callers;

import java.time.Duration;

/**
 * What came of a recording; what was said is in its file, however it ended.
 *
 * @param length of what was said
 */
public record Recorded(Duration length, Ended ended) {
    /** How it ended. */
    public enum Ended {
        /** He was done, by his key, by his silence or because it was long enough. */
        DONE,
        /** He hung up. */
        HUNG_UP,
        /** Something else has the caller now. */
        TAKEN,
        /** It could not be kept. */
        FAILED
    }
}
