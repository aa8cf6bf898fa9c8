package nl.balie.numbers;

/** What a caller gets while the engine is away (design, principle 6). */
public enum Fallback {
    /** The number's fallback message, then the call ends. */
    MESSAGE,
    /** The queue for fallback calls that its routes lead to, otherwise its own queue, without the callflow. */
    QUEUE,
    /** The number's fallback number outside. */
    EXTERNAL
}
