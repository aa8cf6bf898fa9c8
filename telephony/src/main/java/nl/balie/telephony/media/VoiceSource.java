package nl.balie.telephony.media;

/** From where the packets of a stream may come. */
public enum VoiceSource {
    /** From the address that the peer announced, and from nowhere else. */
    ANNOUNCED,
    /**
     * From there, or from the one other address whose packet came first when the stream began: a peer behind address
     * translation does not know where it is seen (RFC 7362 section 4, latching). Once learnt it stays, however long it is
     * silent, until the peer announces something else.
     */
    LEARNT,
    /** As learnt, and again from another address after a second of silence: whoever can guess a port takes the stream. */
    FOLLOWED
}
