package nl.balie.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RtpStreamTests {
    private static final Duration FAR = Duration.ofMinutes(1);

    private final RecordingListener listener = new RecordingListener();
    private final RtpPeer peer = new RtpPeer(Codec.PCMA);
    private RtpMediaEngine engine;
    private MediaStream stream;

    @BeforeEach
    void open() throws IOException {
        engine = RtpMediaEngine.start(InetAddress.getLoopbackAddress(), 40_000, 40_998, FAR, VoiceSource.LEARNT);
        stream = engine.open(listener);
        peer.towards(stream.localPort());
    }

    @AfterEach
    void close() {
        peer.close();
        engine.close();
    }

    @Test
    void thePeerHearsWhatIsPlayedAndThenSilence() {
        Audio tone = Audio.ofPcm(ToneDetector.tone(440, 8000));
        connect(true);

        stream.play(tone);

        peer.awaitTone(440);
        listener.awaitTold(tone);
        peer.awaitSilence();
        assertThat(listener.rest()).isEmpty();
    }

    @Test
    void playsInMuLawForAPeerOfMuLaw() {
        try (var muLaw = new RtpPeer(Codec.PCMU)) {
            stream.connect(muLaw.address(), new Agreed(Codec.PCMU, 101, 101, true, true));

            stream.loop(Audio.ofPcm(ToneDetector.tone(440, 8000)));

            muLaw.awaitTone(440);
            assertThat(muLaw.packets()).allMatch(packet -> packet.payloadType() == 0);
        }
    }

    @Test
    void everySampleOfAPlayedSoundArrivesOnceAndInOrder() {
        byte[] codes = new byte[1000];
        new Random(1).nextBytes(codes);
        Audio noise = new Audio(codes, codes);
        connect(true);
        stream.play(noise);
        listener.awaitTold(noise);
        peer.awaitSilence();

        List<RtpPeer.Packet> packets = peer.packets();
        int first = 0;
        while (packets.get(first).payload()[0] == G711.SILENCE_A) {
            first++;
        }

        byte[] heard = new byte[7 * 160];
        for (int i = 0; i < 7; i++) {
            System.arraycopy(packets.get(first + i).payload(), 0, heard, i * 160, 160);
        }
        assertThat(packets.get(first).marker()).isTrue();
        assertThat(Arrays.copyOf(heard, 1000)).isEqualTo(codes);
        assertThat(Arrays.copyOfRange(heard, 1000, 1120)).containsOnly(G711.SILENCE_A);
    }

    @Test
    void aLoopGoesRoundWithoutASeam() {
        byte[] codes = new byte[250];
        new Random(2).nextBytes(codes);
        codes[0] = 1;
        connect(true);
        stream.loop(new Audio(codes, codes));
        List<RtpPeer.Packet> packets = peer.awaitPackets(30);
        int first = 0;
        while (packets.get(first).payload()[0] == G711.SILENCE_A) {
            first++;
        }

        int at = 0;
        for (RtpPeer.Packet packet : packets.subList(first, 20)) {
            for (byte code : packet.payload()) {
                assertThat(code).isEqualTo(codes[at++ % 250]);
            }
        }
        assertThat(listener.rest()).isEmpty();
    }

    @Test
    void packetsRunOnAtTwentyMilliseconds() {
        connect(true);
        stream.loop(Audio.ofPcm(ToneDetector.tone(440, 8000)));
        peer.awaitPackets(5);
        long from = System.nanoTime();
        int before = peer.packets().size();

        peer.awaitPackets(before + 50);

        double seconds = (System.nanoTime() - from) / 1e9;
        assertThat(seconds).isBetween(0.8, 5.0);
        List<RtpPeer.Packet> packets = peer.packets();
        for (int i = 1; i < packets.size(); i++) {
            assertThat(packets.get(i).ssrc()).isEqualTo(packets.getFirst().ssrc());
            assertThat(packets.get(i).sequence()).isEqualTo(packets.get(i - 1).sequence() + 1 & 0xFFFF);
            assertThat((int) (packets.get(i).timestamp() - packets.get(i - 1).timestamp()) % 160)
                    .isZero();
        }
        assertThat(packets.getFirst().marker()).isTrue();
        // a packet may be there a moment before it is counted, but not so the next one
        peer.awaitPackets(packets.size() + 1);
        assertThat(stream.statistics().sent()).isGreaterThanOrEqualTo(packets.size());
        assertThat(stream.statistics().firstSent()).isNotNull();
    }

    @Test
    void anotherSoundTakesThePlaceOfTheOneBefore() {
        Audio first = Audio.ofPcm(ToneDetector.tone(440, 80_000));
        Audio second = Audio.ofPcm(ToneDetector.tone(700, 4000));
        connect(true);
        stream.play(first);
        peer.awaitTone(440);

        stream.play(second);

        peer.awaitTone(700);
        listener.awaitTold(second);
        assertThat(listener.rest()).isEmpty();
    }

    @Test
    void aSoundWithoutSamplesHasEndedAtOnce() {
        Audio nothing = Audio.ofPcm(new short[0]);
        connect(true);
        stream.loop(nothing);

        stream.play(nothing);

        listener.awaitTold(nothing);
        peer.awaitSilence();
    }

    @Test
    void thePeerOnHoldHearsNothingUntilItReturns() {
        Audio tone = Audio.ofPcm(ToneDetector.tone(440, 1600));
        connect(false);
        stream.play(tone);
        listener.awaitTold(tone);
        assertThat(stream.statistics().sent()).isZero();

        stream.connect(new InetSocketAddress("0.0.0.0", peer.port()), new Agreed(Codec.PCMA, 101, 101, true, true));
        stream.play(tone);
        listener.awaitTold(tone);
        assertThat(stream.statistics().sent()).isZero();

        connect(true);
        stream.loop(tone);
        peer.awaitTone(440);
    }

    @Test
    void aKeyIsToldOnce() {
        connect(true);

        peer.press('4');
        peer.press('4');
        peer.press('#');

        listener.awaitTold('4');
        listener.awaitTold('4');
        listener.awaitTold('#');
        assertThat(listener.rest()).isEmpty();
    }

    @Test
    void itIsToldWhenTheKeyIsLetGo() {
        connect(true);

        peer.press('4');

        listener.awaitTold('4');
        listener.awaitKeyUp();
    }

    @Test
    void aPeerWithoutKeysPressesNone() {
        stream.connect(peer.address(), new Agreed(Codec.PCMA, -1, -1, true, true));
        peer.press('4');
        peer.speak(440);

        peer.awaitPackets(10);

        assertThat(listener.rest()).isEmpty();
    }

    @Test
    void sendsToWhereThePacketsComeFromWhenThatIsElsewhere() {
        try (var announced = new RtpPeer(Codec.PCMA)) {
            stream.connect(announced.address(), new Agreed(Codec.PCMA, 101, 101, true, true));
            stream.loop(Audio.ofPcm(ToneDetector.tone(440, 8000)));
            announced.awaitTone(440);
            assertThat(peer.packets()).isEmpty();

            peer.speak(600);

            peer.awaitTone(440);
        }
    }

    @Test
    void aStrangerCannotTakeALiveStreamOver() {
        try (var stranger = new RtpPeer(Codec.PCMA)) {
            connect(true);
            stream.loop(Audio.ofPcm(ToneDetector.tone(440, 8000)));
            peer.speak(600);
            peer.awaitTone(440);

            stranger.towards(stream.localPort()).speak(700);
            peer.forget();
            peer.awaitPackets(20);

            assertThat(stranger.packets()).isEmpty();
        }
    }

    @Test
    void aStrangerTakesNoStreamThatIsSilent() {
        try (var stranger = new RtpPeer(Codec.PCMA)) {
            connect(true);
            stream.loop(Audio.ofPcm(ToneDetector.tone(440, 8000)));
            peer.press('4');
            listener.awaitTold('4'); // so the peer is known, and silent from here

            stranger.towards(stream.localPort()).speak(700);
            peer.forget();
            peer.awaitPackets(60);

            assertThat(stranger.packets()).isEmpty();
        }
    }

    /** RFC 4733 and RFC 3264 section 5.1: each direction has a number of its own when the answer renumbered. */
    @Test
    void keysAreHeardUnderTheOfferersNumberOnly() {
        stream.connect(peer.address(), new Agreed(Codec.PCMA, 96, 101, true, true));

        peer.press('4');
        listener.awaitTold('4');
        peer.sendRaw(RtpPeer.packet(96, true, 9, 9_000, 1, new byte[] {5, 10, 0, 100}));
        peer.press('6');

        listener.awaitTold('6');
        assertThat(listener.rest()).isEmpty();
    }

    @Test
    void whoWasAnnouncedTakesTheStreamFromAStrangerWhoWasFirst() {
        try (var stranger = new RtpPeer(Codec.PCMA)) {
            connect(true);
            stream.loop(Audio.ofPcm(ToneDetector.tone(440, 8000)));
            stranger.towards(stream.localPort()).speak(700);
            stranger.awaitTone(440);
            peer.forget();

            peer.speak(600);
            peer.awaitTone(440);
            stranger.forget();
            peer.forget();
            peer.awaitPackets(20);

            assertThat(stranger.packets()).hasSizeLessThan(2); // one may have been on its way
        }
    }

    @Test
    void hostileBytesDoNotDisturbARunningStream() {
        Random random = new Random(3);
        connect(true);
        stream.loop(Audio.ofPcm(ToneDetector.tone(440, 8000)));
        for (int i = 0; i < 500; i++) {
            byte[] bytes = new byte[random.nextInt(i % 50 == 0 ? 9000 : 60)];
            random.nextBytes(bytes);
            if (i % 3 == 0 && bytes.length > 1) {
                bytes[0] = (byte) (0x80 | bytes[0] & 0x3F);
                bytes[1] = 101;
            }
            peer.sendRaw(bytes);
        }

        peer.forget();

        peer.awaitTone(440);
    }

    @Test
    void nothingIsSentOrToldAfterClosing() {
        connect(true);
        stream.loop(Audio.ofPcm(ToneDetector.tone(440, 8000)));
        peer.awaitTone(440);

        stream.close();
        stream.close();
        stream.play(Audio.ofPcm(new short[0]));
        stream.connect(peer.address(), new Agreed(Codec.PCMU, 101, 101, true, true));
        stream.silence();
        long sent = stream.statistics().sent();
        peer.press('1');

        assertThat(stream.statistics().sent()).isLessThanOrEqualTo(sent + 1);
        assertThat(listener.rest()).isEmpty();
    }

    private void connect(boolean send) {
        stream.connect(peer.address(), new Agreed(Codec.PCMA, 101, 101, send, true));
    }
}
