package nl.balie.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BridgeTests {
    private static final Audio TONE = Audio.ofPcm(ToneDetector.tone(440, 8000));

    private final RecordingListener callerListener = new RecordingListener();
    private final RecordingListener agentListener = new RecordingListener();
    private final RtpPeer caller = new RtpPeer(Codec.PCMA);
    private final RtpPeer agent = new RtpPeer(Codec.PCMA, 96);
    private final RtpPeer muLawAgent = new RtpPeer(Codec.PCMU, 96);
    private RtpMediaEngine engine;
    private MediaStream callerStream;
    private MediaStream agentStream;

    @BeforeEach
    void open() throws IOException {
        engine = RtpMediaEngine.start(
                InetAddress.getLoopbackAddress(), 41_000, 41_998, Duration.ofMinutes(1), VoiceSource.LEARNT, 3);
        callerStream = engine.open(callerListener);
        agentStream = engine.open(agentListener);
        caller.towards(callerStream.localPort());
        agent.towards(agentStream.localPort());
        muLawAgent.towards(agentStream.localPort());
        callerStream.connect(caller.address(), new Agreed(Codec.PCMA, 101, 101, true, true));
        agentStream.connect(agent.address(), new Agreed(Codec.PCMA, 96, 96, true, true));
    }

    @AfterEach
    void close() {
        List.of(caller, agent, muLawAgent).forEach(RtpPeer::close);
        engine.close();
    }

    @Test
    void bothHearEachOther() {
        callerStream.loop(TONE);
        caller.speak(1000);
        agent.speak(600);
        caller.awaitTone(440);

        engine.bridge(callerStream, agentStream);

        caller.awaitTone(600);
        agent.awaitTone(1000);
        assertOneRunningSource(caller.packets());
        assertOneRunningSource(agent.packets());
        assertThat(callerListener.rest()).isEmpty();
    }

    @Test
    void bothHearEachOtherInTheirOwnCodec() {
        agentStream.connect(muLawAgent.address(), new Agreed(Codec.PCMU, 96, 96, true, true));
        caller.speak(1000);
        muLawAgent.speak(600);

        engine.bridge(agentStream, callerStream);

        caller.awaitTone(600);
        muLawAgent.awaitTone(1000);
        assertThat(muLawAgent.packets()).allMatch(packet -> packet.payloadType() == 0);
        assertThat(caller.packets()).allMatch(packet -> packet.payloadType() == 8);
    }

    @Test
    void keysGoThroughWithThePeersPayloadType() {
        caller.speak(1000);
        engine.bridge(callerStream, agentStream);
        agent.awaitTone(1000);

        caller.press('5');

        callerListener.awaitTold('5');
        agent.await(
                "a key",
                packets -> packets.stream()
                                .filter(packet -> packet.payloadType() == 96)
                                .count()
                        == 5);
        List<RtpPeer.Packet> keys = agent.packets().stream()
                .filter(packet -> packet.payloadType() == 96)
                .toList();
        assertThat(keys).allMatch(packet -> packet.payload()[0] == 5);
        assertThat(keys.stream().map(RtpPeer.Packet::timestamp).distinct()).hasSize(1);
        assertThat(keys.getFirst().marker()).isTrue();
        assertOneRunningSource(agent.packets());
    }

    @Test
    void keysAreSwallowedForAPeerThatHasNone() {
        agentStream.connect(agent.address(), new Agreed(Codec.PCMA, -1, -1, true, true));
        caller.speak(1000);
        engine.bridge(callerStream, agentStream);
        agent.awaitTone(1000);

        caller.press('5');
        callerListener.awaitTold('5');
        agent.forget();
        agent.awaitPackets(10);

        assertThat(agent.packets()).allMatch(packet -> packet.payloadType() == 8);
        assertOneRunningSource(agent.packets());
    }

    @Test
    void playingOnOneSideEndsTheBridgeForBoth() {
        caller.speak(1000);
        agent.speak(600);
        engine.bridge(callerStream, agentStream);
        agent.awaitTone(1000);

        callerStream.loop(TONE);

        caller.awaitTone(440);
        agent.awaitSilence();
        assertOneRunningSource(caller.packets());
    }

    @Test
    void whatIsPlayedRightAfterABridgeIsHeardInstead() {
        caller.speak(1000);
        for (int i = 0; i < 50; i++) {
            engine.bridge(callerStream, agentStream);
            agentStream.play(TONE);
        }

        agentListener.awaitTold(TONE);

        assertThat(ToneDetector.hears(last(agent), 440)).isTrue();
    }

    @Test
    void closingOneSideEndsTheBridgeForTheOther() {
        agent.speak(600);
        engine.bridge(callerStream, agentStream);
        caller.awaitTone(600);

        agentStream.close();

        caller.awaitSilence();
    }

    @Test
    void aBridgeWithAClosedStreamLeavesSilence() {
        agentStream.close();

        engine.bridge(callerStream, agentStream);

        caller.awaitSilence();
    }

    @Test
    void theCallerCanBeBridgedOnToAnother() throws IOException {
        try (var third = new RtpPeer(Codec.PCMU)) {
            MediaStream thirdStream = engine.open(new RecordingListener());
            thirdStream.connect(third.address(), new Agreed(Codec.PCMU, 101, 101, true, true));
            third.towards(thirdStream.localPort()).speak(700);
            caller.speak(1000);
            agent.speak(600);
            engine.bridge(callerStream, agentStream);
            caller.awaitTone(600);

            engine.bridge(callerStream, thirdStream);

            caller.awaitTone(700);
            third.awaitTone(1000);
            agent.awaitSilence();
            assertOneRunningSource(caller.packets());
        }
    }

    @Test
    void bridgesInAnyOrderFromAnyThreadEndWithTheLast() throws IOException, InterruptedException {
        try (var third = new RtpPeer(Codec.PCMA)) {
            MediaStream thirdStream = engine.open(new RecordingListener());
            thirdStream.connect(third.address(), new Agreed(Codec.PCMA, 101, 101, true, true));
            third.towards(thirdStream.localPort()).speak(700);
            caller.speak(1000);
            agent.speak(600);
            List<MediaStream> streams = List.of(callerStream, agentStream, thirdStream);
            List<Thread> threads = List.of(new Random(4), new Random(5), new Random(6)).stream()
                    .map(random -> Thread.ofVirtual().start(() -> {
                        for (int i = 0; i < 300; i++) {
                            int one = random.nextInt(3);
                            engine.bridge(streams.get(one), streams.get((one + 1 + random.nextInt(2)) % 3));
                            if (i % 7 == 0) {
                                streams.get(random.nextInt(3)).play(TONE);
                            }
                        }
                    }))
                    .toList();
            for (Thread thread : threads) {
                thread.join();
            }

            engine.bridge(thirdStream, agentStream);
            callerStream.loop(TONE);

            third.awaitTone(600);
            agent.awaitTone(700);
            caller.awaitTone(440);
        }
    }

    private static short[] last(RtpPeer peer) {
        short[] heard = peer.heard();
        return Arrays.copyOfRange(heard, heard.length - 1600, heard.length);
    }

    private static void assertOneRunningSource(List<RtpPeer.Packet> packets) {
        for (int i = 1; i < packets.size(); i++) {
            assertThat(packets.get(i).ssrc()).isEqualTo(packets.getFirst().ssrc());
            assertThat(packets.get(i).sequence()).isEqualTo(packets.get(i - 1).sequence() + 1 & 0xFFFF);
            int ahead = (int) (packets.get(i).timestamp() - packets.get(i - 1).timestamp());
            assertThat(ahead).isBetween(0, 40_000);
        }
    }
}
