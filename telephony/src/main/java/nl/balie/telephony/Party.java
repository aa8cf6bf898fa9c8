package nl.balie.telephony;

/** One of the two who talk in a call. */
public enum Party {
    /** Who called; in a call that Balie makes, its first party. */
    CALLER,
    /** The phone with which the caller was connected. */
    PHONE
}
