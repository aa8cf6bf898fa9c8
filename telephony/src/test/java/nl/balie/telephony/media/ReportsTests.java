package nl.balie.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import nl.balie.telephony.LineQuality;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The control protocol (RFC 3550 section 6), by sockets. */
class ReportsTests {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private RtpMediaEngine engine;
    private RtpPeer peer;
    private DatagramSocket control;
    private MediaStream stream;

    @BeforeEach
    void open() throws IOException {
        engine = RtpMediaEngine.start(LOOPBACK, 45_000, 45_098, Duration.ofMinutes(1), VoiceSource.LEARNT);
        bind();
        control.setSoTimeout(10_000);
        stream = engine.open(new RecordingListener());
        peer.towards(stream.localPort());
        stream.connect(peer.address(), new Agreed(Codec.PCMA, 101, 101, true, true));
    }

    /** A peer whose next port is free too. */
    private void bind() {
        while (true) {
            peer = new RtpPeer(Codec.PCMA);
            try {
                control = new DatagramSocket(peer.port() + 1, LOOPBACK);
                return;
            } catch (IOException taken) {
                peer.close();
            }
        }
    }

    @AfterEach
    void close() {
        peer.close();
        control.close();
        engine.close();
    }

    private ByteBuffer report() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[1500], 1500);
        control.receive(packet);
        assertThat(packet.getPort()).isEqualTo(stream.localPort() + 1);
        return ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
    }

    @Test
    void tellsWhatWasSentAndWhatCameAndLearnsHowFarThePeerIs() throws IOException {
        peer.as(77).overBadLine(10, 0).speak(1000);

        ByteBuffer report = report();

        assertThat(RtpHeader.isControl(report)).isTrue();
        assertThat(report.get(0) & 0xFF).as("version 2, one block").isEqualTo(0x81);
        assertThat(report.get(1) & 0xFF).as("a sender's").isEqualTo(200);
        int sender = report.getInt(4);
        assertThat(Integer.toUnsignedLong(sender))
                .isEqualTo(peer.packets().getLast().ssrc());
        long seconds = Integer.toUnsignedLong(report.getInt(8)) - 2_208_988_800L;
        assertThat(seconds).isCloseTo(System.currentTimeMillis() / 1000, org.assertj.core.data.Offset.offset(5L));
        int packets = report.getInt(20);
        assertThat(packets).isPositive();
        assertThat(report.getInt(24)).as("octets").isEqualTo(packets * 160);
        assertThat(report.getInt(28)).as("of whom it speaks").isEqualTo(77);
        assertThat((report.getInt(32) >>> 24) / 256.0).as("lost since then").isBetween(0.02, 0.2);
        assertThat(report.getInt(32) & 0xFF_FFFF).as("lost in all").isPositive();
        assertThat(report.getInt(44)).as("he has sent no report").isZero();
        assertThat(report.get(53) & 0xFF).as("a description follows").isEqualTo(202);
        int length = report.get(61);
        assertThat(new String(report.array(), 62, length, StandardCharsets.US_ASCII))
                .startsWith("balie-");
        assertThat(report.limit() % 4).isZero();
        assertThat(((report.getShort(54) & 0xFFFF) + 1) * 4 + 52).isEqualTo(report.limit());

        answered((int) (report.getLong(8) >> 16), sender);
        ByteBuffer next = report();
        assertThat(next.getInt(44)).as("our last report's moment").isEqualTo(0x1234_5678);
        assertThat(next.getInt(48)).as("since when, in 1/65536 s").isBetween(1, 8 << 16);

        LineQuality quality = Objects.requireNonNull(stream.quality());
        assertThat(quality.lost()).isBetween(0.05, 0.15);
        assertThat(quality.jitter()).isBetween(Duration.ZERO, Duration.ofMillis(40));
        assertThat(Objects.requireNonNull(quality.roundTrip())).isLessThan(Duration.ofSeconds(1));
        assertThat(quality.mos()).isBetween(1.0, 3.0);
        assertThat(quality.packets()).isPositive();
    }

    /** A sender's report with a block about what came from Balie. */
    private void answered(int lastReport, int about) throws IOException {
        ByteBuffer answer = ByteBuffer.allocate(52);
        answer.put((byte) 0x81).put((byte) 200).putShort((short) 12).putInt(77);
        answer.putLong(0x0000_1234_5678_0000L).putInt(0).putInt(50).putInt(8000);
        answer.putInt(about).putInt(0).putInt(0).putInt(0).putInt(lastReport).putInt(0);
        send(answer.array());
    }

    private void send(byte[] bytes) throws IOException {
        control.send(new DatagramPacket(bytes, bytes.length, new InetSocketAddress(LOOPBACK, stream.localPort() + 1)));
    }

    @Test
    void hostileReportsDoNoHarm() throws IOException {
        peer.speak(1000);
        Random random = new Random(3);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[random.nextInt(120)];
            random.nextBytes(bytes);
            if (bytes.length > 8) {
                bytes[0] = (byte) (0x80 | random.nextInt(32));
                bytes[1] = (byte) (200 + random.nextInt(2));
                bytes[2] = 0;
                bytes[3] = (byte) random.nextInt(30);
            }
            send(bytes);
        }

        assertThat(RtpHeader.isControl(report())).isTrue();
        LineQuality quality = Objects.requireNonNull(stream.quality());
        assertThat(quality.lost()).isZero();
        assertThat(quality.mos()).isGreaterThan(3.5);
    }

    @Test
    void nothingIsSaidOfWhomNothingWasHeard() {
        assertThat(stream.quality()).isNull();
    }
}
