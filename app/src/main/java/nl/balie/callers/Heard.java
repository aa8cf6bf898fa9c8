package nl.balie.callers;

/** What came of saying something. */
public enum Heard {
    /** He heard it, to its end or to a key that may end it. */
    SAID,
    /** Something else has the caller now, such as an agent. */
    TAKEN
}
