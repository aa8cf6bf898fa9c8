package nl.balie.contacts;

/** Who or what ended a contact. */
public enum EndCause {
    /** The caller hung up. */
    CALLER,
    /** The customer hung up whom we called. */
    CUSTOMER,
    AGENT,
    /** Balie itself, since there was nothing left to do. */
    BALIE,
    /** Nothing came over the line any more. */
    MEDIA_LOST,
    /** Something went wrong. */
    FAILURE,
    /** Balie was interrupted. */
    INTERRUPTION
}
