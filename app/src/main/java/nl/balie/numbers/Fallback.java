package nl.balie.numbers;

/** What a caller gets while the engine is away (design, principle 6). */
public enum Fallback {
    /** The number's fallback message, then the call ends. */
    MESSAGE,
    /** The number's own queue, without the callflow. */
    QUEUE,
    /** The number's fallback number outside. */
    EXTERNAL
}
