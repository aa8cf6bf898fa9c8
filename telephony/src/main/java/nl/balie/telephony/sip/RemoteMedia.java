package nl.balie.telephony.sip;

import java.net.InetSocketAddress;
import nl.balie.telephony.media.Codec;

/**
 * What offer and answer agreed on (RFC 3264).
 *
 * @param keyPayloadType payload type of telephone-event, or -1
 * @param listens whether the peer wants to hear us; false while it holds us
 */
public record RemoteMedia(InetSocketAddress address, Codec codec, int keyPayloadType, boolean listens) {}
