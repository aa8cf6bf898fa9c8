package nl.balie.telephony.sip;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import nl.balie.telephony.media.Agreed;
import nl.balie.telephony.sip.Sdp.Direction;
import nl.balie.telephony.sip.Sdp.Stream;

/** Writes our descriptions of one leg; each differs from the one before by its version (RFC 3264 section 5). */
final class OurSdp {
    private static final int KEY_PAYLOAD_TYPE = 101;

    private final String address;
    private final int port;
    private final long session = ThreadLocalRandom.current().nextLong(1, 1L << 31);
    private long version = 1;

    OurSdp(InetAddress address, int port) {
        this.address = (address instanceof Inet6Address ? "IP6 " : "IP4 ") + address.getHostAddress();
        this.port = port;
    }

    /**
     * Both G.711 laws, G.722 and keys.
     *
     * @param wide whether wide band is wanted most
     */
    byte[] offer(boolean wide) {
        return (head()
                        + "m=audio " + port + " RTP/AVP " + (wide ? "9 8 0 " : "8 0 9 ") + KEY_PAYLOAD_TYPE + "\r\n"
                        + "a=rtpmap:8 PCMA/8000\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:9 G722/8000\r\n"
                        + keys(KEY_PAYLOAD_TYPE)
                        + "a=ptime:20\r\na=sendrecv\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Takes the chosen line with the agreed codec and refuses all others; as many lines as offered (RFC 3264 section 6). */
    byte[] answer(Sdp offer, Sdp.Chosen chosen) {
        StringBuilder text = new StringBuilder(head());
        for (Stream stream : offer.media()) {
            if (stream == chosen.stream()) {
                text.append(voice(stream, chosen.media().agreed()));
            } else {
                text.append("m=%s 0 %s %s\r\n"
                        .formatted(
                                stream.kind(),
                                stream.profile(),
                                stream.formats().getFirst()));
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String voice(Stream stream, Agreed agreed) {
        int codec = agreed.codec().payloadType();
        int keys = agreed.keysSent();
        Direction direction = stream.direction().answer();
        if (!agreed.listens()) {
            direction = direction.unheard(); // c=0.0.0.0 is the old way to hold (RFC 3264 section 8.4)
        }
        return "m=audio %d RTP/AVP %d%s\r\n".formatted(port, codec, keys < 0 ? "" : " " + keys)
                + "a=rtpmap:%d %s/8000\r\n".formatted(codec, agreed.codec().name())
                + (keys < 0 ? "" : keys(keys))
                + "a=ptime:20\r\n"
                + "a=%s\r\n".formatted(direction.attribute());
    }

    private String head() {
        return String.format(
                Locale.ROOT,
                "v=0\r\no=balie %d %d IN %s\r\ns=-\r\nc=IN %s\r\nt=0 0\r\n",
                session,
                version++,
                address,
                address);
    }

    private static String keys(int payloadType) {
        return "a=rtpmap:%d telephone-event/8000\r\na=fmtp:%d 0-15\r\n".formatted(payloadType, payloadType);
    }
}
