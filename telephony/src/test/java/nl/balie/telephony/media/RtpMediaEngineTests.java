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
import org.junit.jupiter.api.Test;

class RtpMediaEngineTests {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final Duration FAR = Duration.ofMinutes(1);

    private final RecordingListener listener = new RecordingListener();

    @Test
    void givesEvenPortsAndRefusesWhenNoneIsLeft() throws IOException {
        try (var engine = RtpMediaEngine.start(LOOPBACK, 42_001, 42_006, FAR)) {
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
                var engine = RtpMediaEngine.start(LOOPBACK, 42_010, 42_013, FAR)) {
            assertThat(taken.isBound()).isTrue();

            assertThat(engine.open(listener).localPort()).isEqualTo(42_012);
            assertThatThrownBy(() -> engine.open(listener)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void closingGivesAllPortsBackToTheSystem() throws IOException {
        var engine = RtpMediaEngine.start(LOOPBACK, 42_020, 42_027, FAR);
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
        try (var engine = RtpMediaEngine.start(LOOPBACK, 42_030, 42_033, Duration.ofMillis(150));
                var peer = new RtpPeer(Codec.PCMA)) {
            MediaStream stream = engine.open(listener);
            stream.connect(peer.address(), Codec.PCMA, 101, true);
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
        try (var engine = RtpMediaEngine.start(LOOPBACK, 42_040, 42_043, Duration.ofSeconds(2));
                var peer = new RtpPeer(Codec.PCMA)) {
            MediaStream stream = engine.open(listener);
            stream.connect(peer.address(), Codec.PCMA, 101, true);
            peer.towards(stream.localPort()).speak(600);

            peer.awaitPackets(150);

            assertThat(listener.rest()).isEmpty();
        }
    }

    @Test
    void aListenerThatFailsDoesNotStopTheMedia() throws IOException {
        try (var engine = RtpMediaEngine.start(LOOPBACK, 42_050, 42_053, FAR);
                var peer = new RtpPeer(Codec.PCMA)) {
            MediaStream stream = engine.open(new FailingListener());
            stream.connect(peer.address(), Codec.PCMA, 101, true);
            stream.play(Audio.ofPcm(ToneDetector.tone(440, 1600)));

            peer.awaitTone(440);
            peer.awaitSilence();
        }
    }

    @Test
    void aStreamCannotBeBridgedWithItself() throws IOException {
        try (var engine = RtpMediaEngine.start(LOOPBACK, 42_060, 42_063, FAR)) {
            MediaStream stream = engine.open(listener);

            assertThatThrownBy(() -> engine.bridge(stream, stream)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void tellsAnEngineerWhatItDoes() throws IOException {
        try (var engine = RtpMediaEngine.start(LOOPBACK, 42_070, 42_079, FAR, 2);
                var peer = new RtpPeer(Codec.PCMA)) {
            MediaStream stream = engine.open(listener);
            stream.connect(peer.address(), Codec.PCMA, 101, true);
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
