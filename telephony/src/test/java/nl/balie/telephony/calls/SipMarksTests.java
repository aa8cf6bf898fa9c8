package nl.balie.telephony.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.balie.telephony.CallLimits;
import nl.balie.telephony.Dscp;
import nl.balie.telephony.SpeechRecogniser;
import nl.balie.telephony.Telephony;
import nl.balie.telephony.TelephonySettings;
import nl.balie.telephony.media.Codec;
import nl.balie.telephony.media.RtpMediaEngine;
import nl.balie.telephony.media.RtpPeer;
import nl.balie.telephony.media.VoiceSource;
import nl.balie.telephony.sip.SipPeer;
import nl.balie.telephony.sip.SipPeerCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How packets are marked for the network, as their IP headers say. */
class SipMarksTests {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final Dscp DSCP = new Dscp(26, 34);

    @TempDir
    Path prompts;

    private Telephony start(InetSocketAddress address, RecordingPort port) throws Exception {
        TelephonySettings settings = new TelephonySettings(
                LOOPBACK,
                address.getPort(),
                33_000,
                33_098,
                "balie",
                50,
                Set.of(LOOPBACK),
                null,
                "31",
                Duration.ofMinutes(30),
                Duration.ofSeconds(30),
                new CallLimits(10, 10, 10),
                prompts,
                DSCP);
        var media = RtpMediaEngine.start(
                LOOPBACK, 33_000, 33_098, settings.mediaTimeout(), VoiceSource.LEARNT, settings.dscp());
        return SipTelephony.start(
                settings, port, media, TestBalie::load, SpeechRecogniser.NONE, Clock.systemUTC(), TestBalie.SHORT);
    }

    @Test
    void signallingAndVoiceCarryTheMarksOfTheSettings() throws Exception {
        RecordingPort port = new RecordingPort();
        InetSocketAddress address = new InetSocketAddress(LOOPBACK, TestBalie.freePort());
        RawCapture datagrams = RawCapture.open(RawCapture.UDP);
        assumeTrue(datagrams != null, "only root sees IP headers");
        RawCapture segments = RawCapture.open(RawCapture.TCP);
        assumeTrue(segments != null);
        try (datagrams;
                segments;
                Telephony telephony = start(address, port);
                SipPeer trunk = SipPeer.udp(address);
                SipPeer phone = SipPeer.tcp(address);
                RtpPeer caller = new RtpPeer(Codec.PCMA)) {
            SipPeerCall call = trunk.invite("+31990001001", caller.port(), Map.of());
            telephony.answer(port.awaitCall().id());
            int voice = call.established().audioPort();
            phone.register("agent1", "geheim", Map.of());

            assertThat(Objects.requireNonNull(datagrams).dscpFrom(address.getPort()))
                    .isEqualTo(26);
            assertThat(Objects.requireNonNull(segments).dscpFrom(address.getPort()))
                    .isEqualTo(26);
            assertThat(Objects.requireNonNull(datagrams).dscpFrom(voice)).isEqualTo(34);
            call.bye();
        }
    }

    @Test
    void aMarkHasSixBits() {
        assertThat(Dscp.octet(Dscp.USUAL.voice())).isEqualTo(0xB8);
        assertThatThrownBy(() -> new Dscp(64, 46)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Dscp(24, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
