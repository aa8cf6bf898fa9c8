package nl.balie.telephony.media;

/** The codecs of the voice streams, with their static payload types (RFC 3551 table 4). */
public enum Codec {
    PCMA(8),
    PCMU(0),
    /** Wide band; its clock counts at 8 kHz although it samples at 16 (RFC 3551 section 4.5.2), so that a byte is a tick. */
    G722(9);

    private final int payloadType;

    Codec(int payloadType) {
        this.payloadType = payloadType;
    }

    /** The RTP payload type of RFC 3551. */
    public int payloadType() {
        return payloadType;
    }
}
