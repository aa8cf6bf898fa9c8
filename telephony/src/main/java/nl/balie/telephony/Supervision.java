package nl.balie.telephony;

/** What a supervisor does in the conversation of an agent (requirements 2.6.6 and 2.6.7). */
public enum Supervision {
    /** He hears all that the agent says and hears; nobody hears him. */
    LISTEN,
    /** As {@link #LISTEN}, and the agent alone hears him. */
    WHISPER,
    /** He takes part: all hear him. */
    JOIN
}
