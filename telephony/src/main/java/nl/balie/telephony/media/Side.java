package nl.balie.telephony.media;

/** The two channels of the recording of a conversation. */
public enum Side {
    CUSTOMER,
    AGENTS
}
