package nl.balie.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two who hear each other, by sockets. */
class RelayTests {
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

        engine.arrange(eachOther(callerStream, agentStream));

        caller.awaitTone(600);
        agent.awaitTone(1000);
        caller.assertOneRunningSource();
        agent.assertOneRunningSource();
        assertThat(callerListener.rest()).isEmpty();
    }

    @Test
    void bothHearEachOtherInTheirOwnCodec() {
        agentStream.connect(muLawAgent.address(), new Agreed(Codec.PCMU, 96, 96, true, true));
        caller.speak(1000);
        muLawAgent.speak(600);

        engine.arrange(eachOther(agentStream, callerStream));

        caller.awaitTone(600);
        muLawAgent.awaitTone(1000);
        assertThat(muLawAgent.packets()).allMatch(packet -> packet.payloadType() == 0);
        assertThat(caller.packets()).allMatch(packet -> packet.payloadType() == 8);
    }

    @Test
    void keysGoThroughWithThePeersPayloadType() {
        caller.speak(1000);
        engine.arrange(eachOther(callerStream, agentStream));
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
        agent.assertOneRunningSource();
    }

    @Test
    void keysAreSwallowedForAPeerThatHasNone() {
        agentStream.connect(agent.address(), new Agreed(Codec.PCMA, -1, -1, true, true));
        caller.speak(1000);
        engine.arrange(eachOther(callerStream, agentStream));
        agent.awaitTone(1000);

        caller.press('5');
        callerListener.awaitTold('5');
        agent.forget();
        agent.awaitPackets(10);

        assertThat(agent.packets()).allMatch(packet -> packet.payloadType() == 8);
        agent.assertOneRunningSource();
    }

    @Test
    void whoHearsNobodyAnyMoreHearsWhatIsPlayed() {
        caller.speak(1000);
        agent.speak(600);
        engine.arrange(eachOther(callerStream, agentStream));
        agent.awaitTone(1000);

        engine.arrange(Map.of(callerStream, Set.of()));
        callerStream.loop(TONE);

        caller.awaitTone(440);
        agent.awaitSilence();
        caller.assertOneRunningSource();
    }

    @Test
    void whatIsPlayedToWhoHearsSomebodyWaitsUntilHeHearsNobody() {
        Audio waiting = Audio.ofPcm(ToneDetector.tone(700, 1600));
        caller.speak(1000);
        agent.speak(600);
        engine.arrange(eachOther(callerStream, agentStream));
        agent.awaitTone(1000);

        agentStream.play(waiting);
        agent.forget();
        agent.awaitPackets(30);
        assertThat(ToneDetector.share(agent.heard(), 700)).isLessThan(0.01);
        assertThat(agentListener.rest()).isEmpty();
        engine.arrange(Map.of(agentStream, Set.of()));

        agent.awaitTone(700);
        agentListener.awaitTold(waiting);
    }

    @Test
    void whatWasPlayedToWhoBeginsToHearSomebodyHasEndedUntold() {
        Audio announcement = Audio.ofPcm(ToneDetector.tone(440, 40_000));
        callerStream.play(announcement);
        agent.speak(600);
        caller.awaitTone(440);

        engine.arrange(eachOther(callerStream, agentStream));
        caller.awaitTone(600);
        engine.arrange(Map.of(callerStream, Set.of()));

        caller.awaitSilence();
        assertThat(callerListener.rest()).isEmpty();
    }

    @Test
    void musicGoesOnAfterAConversationWhereItWas() {
        byte[] steps = new byte[8000];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = (byte) (i / Playout.FRAME);
        }
        callerStream.loop(new Audio(steps, steps));
        agent.speak(600);
        caller.await("music", packets -> packets.size() > 5);
        engine.arrange(eachOther(callerStream, agentStream));
        caller.awaitTone(600);
        List<Integer> before = steps(caller.packets());

        engine.arrange(Map.of(callerStream, Set.of()));
        callerStream.resumeMusic();
        caller.forget();

        caller.await("music", packets -> steps(packets).size() > 5);
        assertThat(steps(caller.packets()).getFirst()).isEqualTo((before.getLast() + 1) % 50);
    }

    /** Which packets of the music those are that are heard in between. */
    private static List<Integer> steps(List<RtpPeer.Packet> packets) {
        return packets.stream()
                .map(RtpPeer.Packet::payload)
                .filter(payload -> payload[0] >= 0 && payload[0] < 50 && payload[0] == payload[80])
                .map(payload -> (int) payload[0])
                .toList();
    }

    @Test
    void whatIsPlayedRightAfterAnArrangementIsHeardInstead() {
        caller.speak(1000);
        for (int i = 0; i < 50; i++) {
            engine.arrange(eachOther(callerStream, agentStream));
            engine.arrange(Map.of(agentStream, Set.of()));
            agentStream.play(TONE);
        }

        agentListener.awaitTold(TONE);

        assertThat(ToneDetector.hears(last(agent), 440)).isTrue();
    }

    @Test
    void closingOneSideLeavesTheOtherInSilence() {
        agent.speak(600);
        engine.arrange(eachOther(callerStream, agentStream));
        caller.awaitTone(600);

        agentStream.close();

        caller.awaitSilence();
    }

    @Test
    void whoHearsOnlyAClosedStreamHearsSilence() {
        agentStream.close();

        engine.arrange(eachOther(callerStream, agentStream));

        caller.awaitSilence();
    }

    @Test
    void theCallerCanGoOnToAnother() throws IOException {
        try (var third = new RtpPeer(Codec.PCMU)) {
            MediaStream thirdStream = engine.open(new RecordingListener());
            thirdStream.connect(third.address(), new Agreed(Codec.PCMU, 101, 101, true, true));
            third.towards(thirdStream.localPort()).speak(700);
            caller.speak(1000);
            agent.speak(600);
            engine.arrange(eachOther(callerStream, agentStream));
            caller.awaitTone(600);

            engine.arrange(eachOther(callerStream, thirdStream));

            caller.awaitTone(700);
            third.awaitTone(1000);
            agent.awaitSilence();
            caller.assertOneRunningSource();
        }
    }

    /** RFC 3550 section 8: each chooses its number by chance, but many choose badly. */
    @Test
    void anotherSpeakerWithTheSameSourceNumberDoesNotTearTheNumbers() throws IOException {
        try (var third = new RtpPeer(Codec.PCMA)) {
            MediaStream thirdStream = engine.open(new RecordingListener());
            thirdStream.connect(third.address(), new Agreed(Codec.PCMA, 101, 101, true, true));
            agent.as(1).speak(600);
            engine.arrange(Map.of(callerStream, Set.of(agentStream)));
            caller.awaitTone(600);

            engine.arrange(Map.of(callerStream, Set.of(thirdStream)));
            third.towards(thirdStream.localPort()).as(1).speak(700);

            caller.awaitTone(700);
            caller.assertOneRunningSource();
        }
    }

    @Test
    void oneHearsAndTheOtherDoesNot() {
        caller.speak(1000);
        agent.speak(600);
        agentStream.loop(TONE);

        engine.arrange(Map.of(callerStream, Set.of(agentStream)));

        caller.awaitTone(600);
        agent.awaitTone(440);
    }

    @Test
    void aPauseOfTheSpeakerShowsInTheTimestamps() {
        agent.speak(600);
        engine.arrange(eachOther(callerStream, agentStream));
        caller.awaitTone(600);
        agent.fallSilent();
        caller.forget();
        agent.sendRaw(RtpPeer.packet(8, true, 1, 1000, 9, new byte[160]));
        agent.sendRaw(RtpPeer.packet(8, true, 2, 9000, 9, new byte[240]));
        agent.sendRaw(RtpPeer.packet(13, false, 3, 9240, 9, new byte[] {60}));

        caller.await("the second", packets -> packets.stream().anyMatch(packet -> packet.payload().length == 240));
        List<RtpPeer.Packet> packets = caller.packets();
        List<RtpPeer.Packet> relayed = packets.subList(packets.size() - 2, packets.size());
        assertThat(relayed.getLast().timestamp() - relayed.getFirst().timestamp())
                .isEqualTo(8000);
        assertThat(relayed.getLast().payload()).hasSize(240);
        assertThat(relayed.getLast().marker()).isTrue();
    }

    private static Map<MediaStream, Set<MediaStream>> eachOther(MediaStream one, MediaStream other) {
        return Map.of(one, Set.of(other), other, Set.of(one));
    }

    private static short[] last(RtpPeer peer) {
        short[] heard = peer.heard();
        return Arrays.copyOfRange(heard, heard.length - 1600, heard.length);
    }
}
