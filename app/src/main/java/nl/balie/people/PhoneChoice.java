package nl.balie.people;

/** The device at which somebody wants to be rung (requirement 2.5.3). */
public enum PhoneChoice {
    /** The browser in which he works. */
    BROWSER,
    /** A SIP phone of his, or a program that is one. */
    SIP
}
