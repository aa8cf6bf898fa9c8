package nl.balie.telephony.sip;

import java.net.InetSocketAddress;
import nl.balie.telephony.media.Agreed;

/** Where the peer is, and what offer and answer agreed on (RFC 3264). */
public record RemoteMedia(InetSocketAddress address, Agreed agreed) {
    /** Whether the peer wants to hear us; false while it holds us. */
    public boolean listens() {
        return agreed.listens();
    }
}
