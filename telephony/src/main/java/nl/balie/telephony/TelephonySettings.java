package nl.balie.telephony;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How telephony listens and talks.
 *
 * @param address where SIP and RTP listen
 * @param sipPort of UDP and TCP
 * @param rtpFrom first RTP port (even)
 * @param rtpUntil last RTP port
 * @param realm of the digest
 * @param tcpConnectionsPerAddress how many SIP connections over TCP one address may have open
 * @param trunks addresses that may send calls from outside; all others are refused with 403
 * @param trunkProxy host and port through which calls to outside go, or null when there is none
 * @param countryCode put before a national number that starts with a single zero, such as {@code 31}
 * @param sessionInterval session timer (RFC 4028)
 * @param mediaTimeout a connected call without any RTP for so long is ended
 * @param limits how many calls are taken
 * @param promptCache folder for synthesised speech
 * @param dscp how packets are marked
 */
public record TelephonySettings(
        InetAddress address,
        int sipPort,
        int rtpFrom,
        int rtpUntil,
        String realm,
        int tcpConnectionsPerAddress,
        Set<InetAddress> trunks,
        @Nullable String trunkProxy,
        String countryCode,
        Duration sessionInterval,
        Duration mediaTimeout,
        CallLimits limits,
        Path promptCache,
        Dscp dscp) {
    public TelephonySettings {
        trunks = Set.copyOf(trunks);
        if (rtpFrom % 2 != 0 || rtpFrom >= rtpUntil) {
            throw new IllegalArgumentException(
                    "RTP ports must start even and leave room: " + List.of(rtpFrom, rtpUntil));
        }
    }

    /** With the usual marks. */
    public TelephonySettings(
            InetAddress address,
            int sipPort,
            int rtpFrom,
            int rtpUntil,
            String realm,
            int tcpConnectionsPerAddress,
            Set<InetAddress> trunks,
            @Nullable String trunkProxy,
            String countryCode,
            Duration sessionInterval,
            Duration mediaTimeout,
            CallLimits limits,
            Path promptCache) {
        this(
                address,
                sipPort,
                rtpFrom,
                rtpUntil,
                realm,
                tcpConnectionsPerAddress,
                trunks,
                trunkProxy,
                countryCode,
                sessionInterval,
                mediaTimeout,
                limits,
                promptCache,
                Dscp.USUAL);
    }
}
