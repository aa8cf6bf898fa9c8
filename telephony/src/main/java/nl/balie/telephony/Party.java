package nl.balie.telephony;

/** What part somebody has in a call; each part is one person's at most. */
public enum Party {
    /** Who called; in a call that Balie makes, its first party. */
    CALLER,
    /** The phone with which the caller was connected. */
    PHONE,
    /** Whom the agent asks for advice, while the customer waits or takes part. */
    CONSULTED,
    /** Who listens to the conversation of an agent, or helps him. */
    SUPERVISOR
}
