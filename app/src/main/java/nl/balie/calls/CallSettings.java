package nl.balie.calls;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Set;
import nl.balie.telephony.media.VoiceSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How calls come in and go out.
 *
 * @param address where SIP and RTP listen; loopback, so that nothing is reachable unless somebody decides so
 * @param port of SIP over UDP and TCP
 * @param rtpFrom first port for voice; the range of the design
 * @param rtpUntil last port for voice
 * @param tcpConnectionsPerAddress how many SIP connections over TCP one address may have open; as many phones as an office
 *     has behind one address, and far fewer than there are files
 * @param trunks addresses that may bring calls from outside
 * @param trunkProxy host:port for calls to outside, none when there is no way out
 * @param countryCode for numbers that come without one
 * @param node the name of this machine in models' job types and contacts; it must survive a restart
 * @param maxCalls above which a caller is asked to try again, since everybody's voice would suffer
 * @param newCallsPerSecond that one address may bring; somewhat more than this machine leads from their start to their end
 * @param newCallsPerCaller a second; as many as a company's switchboard makes, and far fewer than a flood
 * @param sessionInterval after which a silent peer is found out (RFC 4028 recommends at least 30 minutes)
 * @param mediaTimeout after which a call without any voice packet or report is ended, when the peer agreed to send
 * @param releaseGuard how long a caller stays on the line after the agent hung up when the flow does not go on
 * @param leadPatience after which a call that no step, queue or person has follows its number's fallback, or ends when that
 *     had it; longer than the engine takes to come back, so that its flow can go on
 * @param voiceSource from where voice may come; learnt, since callers behind address translation do not know where they are
 *     seen, and who comes later takes no stream over
 * @param sipDscp by which SIP is marked for the network; CS3, as most networks of telephones expect it
 * @param voiceDscp by which voice is marked; EF, as RFC 4594 has it
 */
@Validated
@ConfigurationProperties("balie.sip")
record CallSettings(
        @NotNull @DefaultValue("127.0.0.1") InetAddress address,
        @Min(1) @Max(65535) @DefaultValue("5060") int port,
        @Min(1024) @DefaultValue("20000") int rtpFrom,
        @Max(65535) @DefaultValue("29999") int rtpUntil,
        @Min(1) @DefaultValue("250") int tcpConnectionsPerAddress,
        @DefaultValue("127.0.0.1") Set<InetAddress> trunks,
        @Nullable String trunkProxy,

        @Pattern(regexp = "[1-9][0-9]{0,2}") @DefaultValue("31")
        String countryCode,

        @Pattern(regexp = "[a-z0-9-]+") @DefaultValue("node1")
        String node,

        @Min(1) @DefaultValue("1000") int maxCalls,
        @Min(1) @DefaultValue("20") int newCallsPerSecond,
        @Min(1) @DefaultValue("5") int newCallsPerCaller,
        @NotNull @DefaultValue("30m") Duration sessionInterval,
        @NotNull @DefaultValue("60s") Duration mediaTimeout,
        @NotNull @DefaultValue("5s") Duration releaseGuard,
        @NotNull @DefaultValue("2m") Duration leadPatience,
        @NotNull @DefaultValue("LEARNT") VoiceSource voiceSource,
        @Min(0) @Max(63) @DefaultValue("24") int sipDscp,
        @Min(0) @Max(63) @DefaultValue("46") int voiceDscp) {}
