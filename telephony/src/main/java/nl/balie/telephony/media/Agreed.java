package nl.balie.telephony.media;

/**
 * What offer and answer agreed on about one stream (RFC 3264).
 *
 * @param codec of the voice in both directions
 * @param keysSent payload type of the telephone-events (RFC 4733) that the peer wants to get, or -1
 * @param keysHeard payload type of those that it sends, or -1; another number when the answer renumbered what was offered
 *     (RFC 3264 section 5.1)
 * @param listens whether the peer wants to hear us (false for sendonly and inactive)
 * @param speaks whether the peer agreed to send (false for recvonly and inactive): one that did not is not lost when
 *     nothing comes
 */
public record Agreed(Codec codec, int keysSent, int keysHeard, boolean listens, boolean speaks) {
    /** Whether packets of this payload type carry the peer's voice or keys. */
    boolean hears(int payloadType) {
        return payloadType == codec.payloadType() || payloadType == keysHeard;
    }
}
