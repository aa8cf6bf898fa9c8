package nl.balie.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LONG;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RtpMediaEngineTests {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final Duration FAR = Duration.ofMinutes(1);

    private final RecordingListener listener = new RecordingListener();

    @Test
    void givesEvenPortsAndRefusesWhenNoneIsLeft() throws IOException {
        try (var engine = RtpMediaEngine.start(LOOPBACK, 42_001, 42_006, FAR, VoiceSource.LEARNT)) {
            List<MediaStream> streams = List.of(engine.open(listener), engine.open(listener));
            MediaStream third = engine.open(listener);
            assertThat(streams).extracting(MediaStream::localPort).containsExactly(42_002, 42_004);
            assertThat(third.localPort()).isEqualTo(42_006);

            assertThatThrownBy(() -> engine.open(listener))
                    .isInstanceOf(IOException.class)
                    .hasMessage("none of the 3 RTP ports is free");

            third.close();
            assertThat(engine.open(listener).localPort()).isEqualTo(42_006);
        }
    }

    @Test
    void stepsOverAPortThatSomebodyElseHas() throws IOException {
        try (var taken = new DatagramSocket(new InetSocketAddress(LOOPBACK, 42_010));
                var engine = RtpMediaEngine.start(LOOPBACK, 42_010, 42_013, FAR, VoiceSource.LEARNT)) {
            assertThat(taken.isBound()).isTrue();

            assertThat(engine.open(listener).localPort()).isEqualTo(42_012);
            assertThatThrownBy(() -> engine.open(listener)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void closingGivesAllPortsBackToTheSystem() throws IOException {
        var engine = RtpMediaEngine.start(LOOPBACK, 42_020, 42_027, FAR, VoiceSource.LEARNT);
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ports.add(engine.open(listener).localPort());
        }

        engine.close();

        for (int port : ports) {
            try (var socket = new DatagramSocket(new InetSocketAddress(LOOPBACK, port))) {
                assertThat(socket.isBound()).isTrue();
            }
        }
        assertThatThrownBy(() -> engine.open(listener)).hasMessage("the media engine is closed");
    }

    @Test
    void tellsThatAPeerIsLostOnceAndAgainAfterItWasHeard() throws IOException {
        try (var engine = RtpMediaEngine.start(LOOPBACK, 42_030, 42_033, Duration.ofMillis(150), VoiceSource.LEARNT);
                var peer = new RtpPeer(Codec.PCMA)) {
            MediaStream stream = engine.open(listener);
            stream.connect(peer.address(), new Agreed(Codec.PCMA, 101, 101, true, true));
            listener.awaitTold("lost");
            int before = peer.packets().size();
            peer.awaitPackets(before + 20);
            assertThat(listener.rest()).isEmpty();

            peer.towards(stream.localPort()).sendRaw(RtpPeer.packet(8, false, 1, 1, 1, new byte[160]));

            listener.awaitTold("lost");
            assertThat(stream.statistics().received()).isEqualTo(1);
        }
    }

    @Test
    void aPeerThatSpeaksIsNotLost() throws IOException {
        try (var engine = RtpMediaEngine.start(LOOPBACK, 42_040, 42_043, Duration.ofSeconds(2), VoiceSource.LEARNT);
                var peer = new RtpPeer(Codec.PCMA)) {
            MediaStream stream = engine.open(listener);
            stream.connect(peer.address(), new Agreed(Codec.PCMA, 101, 101, true, true));
            peer.towards(stream.localPort()).speak(600);

            peer.awaitPackets(150);

            assertThat(listener.rest()).isEmpty();
        }
    }

    @Test
    void aPeerThatAgreedToSendNothingIsNotLostUntilItAgreesToSend() throws IOException {
        try (var engine = RtpMediaEngine.start(LOOPBACK, 42_080, 42_083, Duration.ofMillis(100), VoiceSource.LEARNT);
                var peer = new RtpPeer(Codec.PCMA)) {
            MediaStream stream = engine.open(listener);
            stream.connect(peer.address(), new Agreed(Codec.PCMA, 101, 101, true, false));
            stream.loop(Audio.ofPcm(ToneDetector.tone(440, 8000)));
            peer.awaitTone(440);
            assertThat(listener.rest()).isEmpty();

            stream.connect(peer.address(), new Agreed(Codec.PCMA, 101, 101, true, true));

            listener.awaitTold("lost");
        }
    }

    /** RFC 3550 sections 6.1 and 11: reports come on the next port, also from who detects silence. */
    @Test
    void aPeerThatReportsIsNotLostThoughItSaysNothing() throws IOException {
        Duration timeout = Duration.ofMillis(400);
        byte[] report = {(byte) 0x80, (byte) 201, 0, 1, 0, 0, 0, 1};
        try (var engine = RtpMediaEngine.start(LOOPBACK, 42_090, 42_093, timeout, VoiceSource.LEARNT);
                var peer = new RtpPeer(Codec.PCMA)) {
            MediaStream stream = engine.open(listener);
            stream.connect(peer.address(), new Agreed(Codec.PCMA, 101, 101, true, true));
            peer.towards(stream.localPort() + 1);
            for (int packets = 1; packets <= 50; packets += 5) {
                peer.sendRaw(report);
                peer.awaitPackets(packets); // a second in all
            }
            assertThat(listener.rest()).isEmpty();

            peer.sendRaw(new byte[] {(byte) 0x80, (byte) 201, 0, 9, 0, 0, 0, 1});
            listener.awaitTold("lost");
        }
    }

    @Test
    void aListenerThatFailsDoesNotStopTheMedia() throws IOException {
        try (var engine = RtpMediaEngine.start(LOOPBACK, 42_050, 42_053, FAR, VoiceSource.LEARNT);
                var peer = new RtpPeer(Codec.PCMA)) {
            MediaStream stream = engine.open(new FailingListener());
            stream.connect(peer.address(), new Agreed(Codec.PCMA, 101, 101, true, true));
            stream.play(Audio.ofPcm(ToneDetector.tone(440, 1600)));

            peer.awaitTone(440);
            peer.awaitSilence();
        }
    }

    @Test
    void refusesWhoHearsHimselfAndStreamsOfOthers() throws IOException {
        try (var engine = RtpMediaEngine.start(LOOPBACK, 42_060, 42_063, FAR, VoiceSource.LEARNT);
                var elsewhere = RtpMediaEngine.start(LOOPBACK, 42_064, 42_065, FAR, VoiceSource.LEARNT)) {
            MediaStream stream = engine.open(listener);
            MediaStream other = engine.open(listener);
            MediaStream foreign = elsewhere.open(listener);

            assertThatThrownBy(() -> engine.arrange(Map.of(stream, Set.of(other, stream))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a stream cannot hear itself");
            assertThatThrownBy(() -> engine.arrange(Map.of(stream, Set.of(foreign))))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> engine.arrange(Map.of(foreign, Set.of())))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void tellsAnEngineerWhatItDoes() throws IOException {
        try (var engine = RtpMediaEngine.start(LOOPBACK, 42_070, 42_079, FAR, VoiceSource.LEARNT, 2);
                var peer = new RtpPeer(Codec.PCMA)) {
            MediaStream stream = engine.open(listener);
            stream.connect(peer.address(), new Agreed(Codec.PCMA, 101, 101, true, true));
            peer.awaitPackets(3);

            assertThat(engine.debugState())
                    .containsEntry("threads", 2)
                    .containsEntry("streams", List.of(1, 0))
                    .containsEntry("freePorts", 4)
                    .containsKeys("sent", "received", "lateOver10Millis");
            assertThat(engine.debugState().get("sent")).asInstanceOf(LONG).isGreaterThanOrEqualTo(3);
        }
    }

    private static final class FailingListener implements MediaStream.Listener {
        @Override
        public void played(Audio audio) {
            throw new IllegalStateException("played");
        }

        @Override
        public void key(char key) {
            throw new IllegalStateException("key");
        }

        @Override
        public void lost() {
            throw new IllegalStateException("lost");
        }
    }
}
