package nl.balie.telephony.media;

/** The codecs of the voice streams, with their static payload types (RFC 3551 table 4). */
public enum Codec {
    PCMA(8),
    PCMU(0);

    private final int payloadType;

    Codec(int payloadType) {
        this.payloadType = payloadType;
    }

    /** The RTP payload type of RFC 3551. */
    public int payloadType() {
        return payloadType;
    }
}
