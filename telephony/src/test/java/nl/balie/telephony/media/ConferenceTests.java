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

/** Three, each with a tone of its own: 600, 900 and 1300 Hz; by sockets. */
class ConferenceTests {
    private static final Agreed A_LAW = new Agreed(Codec.PCMA, 101, 101, true, true);

    private final RecordingListener callerListener = new RecordingListener();
    private final RtpPeer caller = new RtpPeer(Codec.PCMA);
    private final RtpPeer agent = new RtpPeer(Codec.PCMA);
    private final RtpPeer third = new RtpPeer(Codec.PCMA);
    private RtpMediaEngine engine;
    private MediaStream callerStream;
    private MediaStream agentStream;
    private MediaStream thirdStream;

    @BeforeEach
    void open() throws IOException {
        engine = RtpMediaEngine.start(
                InetAddress.getLoopbackAddress(), 43_000, 43_998, Duration.ofMinutes(1), VoiceSource.LEARNT, 3);
        callerStream = opened(caller, callerListener, A_LAW);
        agentStream = opened(agent, new RecordingListener(), A_LAW);
        thirdStream = opened(third, new RecordingListener(), A_LAW);
    }

    private MediaStream opened(RtpPeer peer, MediaStream.Listener listener, Agreed agreed) throws IOException {
        MediaStream stream = engine.open(listener);
        peer.towards(stream.localPort());
        stream.connect(peer.address(), agreed);
        return stream;
    }

    @AfterEach
    void close() {
        List.of(caller, agent, third).forEach(RtpPeer::close);
        engine.close();
    }

    private void allSpeak() {
        caller.speak(600);
        agent.speak(900);
        third.speak(1300);
    }

    private Map<MediaStream, Set<MediaStream>> allThree() {
        return Map.of(
                callerStream,
                Set.of(agentStream, thirdStream),
                agentStream,
                Set.of(callerStream, thirdStream),
                thirdStream,
                Set.of(callerStream, agentStream));
    }

    private Map<MediaStream, Set<MediaStream>> callerAndAgent() {
        return Map.of(callerStream, Set.of(agentStream), agentStream, Set.of(callerStream), thirdStream, Set.of());
    }

    private void awaitAllHearTheOthers() {
        caller.awaitTones(900, 1300);
        agent.awaitTones(600, 1300);
        third.awaitTones(600, 900);
    }

    @Test
    void everybodyHearsTheTwoOthersAndNotHimself() {
        allSpeak();

        engine.arrange(allThree());

        awaitAllHearTheOthers();
        List.of(caller, agent, third).forEach(RtpPeer::assertOneRunningSource);
    }

    @Test
    void twoBecomeThreeAndTwoAgain() {
        allSpeak();
        thirdStream.loop(Audio.ofPcm(ToneDetector.tone(440, 8000)));
        engine.arrange(callerAndAgent());
        caller.awaitTones(900);
        agent.awaitTones(600);
        third.awaitTones(440);

        engine.arrange(allThree());
        awaitAllHearTheOthers();
        engine.arrange(callerAndAgent());

        caller.awaitTones(900);
        agent.awaitTones(600);
        third.awaitSilence();
        List.of(caller, agent, third).forEach(RtpPeer::assertOneRunningSource);
    }

    @Test
    void whoClosesLeavesTheTwoOthersToEachOtherAndTheLastOneInSilence() {
        agent.inPacketsOf(10);
        allSpeak();
        engine.arrange(allThree());
        awaitAllHearTheOthers();

        thirdStream.close();
        caller.awaitTones(900);
        agent.awaitTones(600);
        assertThat(caller.packets().getLast().payload())
                .as("relayed as it came, not mixed")
                .hasSize(80);

        agentStream.close();
        caller.awaitSilence();
        caller.assertOneRunningSource();
    }

    @Test
    void whoListensInHearsBothAndIsNotHeard() {
        allSpeak();

        engine.arrange(Map.of(
                callerStream,
                Set.of(agentStream),
                agentStream,
                Set.of(callerStream),
                thirdStream,
                Set.of(callerStream, agentStream)));

        third.awaitTones(600, 900);
        caller.awaitTones(900);
        agent.awaitTones(600);
    }

    @Test
    void theCallerDoesNotHearWhatIsWhisperedToTheAgent() {
        allSpeak();

        engine.arrange(Map.of(
                callerStream,
                Set.of(agentStream),
                agentStream,
                Set.of(callerStream, thirdStream),
                thirdStream,
                Set.of(callerStream, agentStream)));

        agent.awaitTones(600, 1300);
        third.awaitTones(600, 900);
        caller.awaitTones(900);
        caller.forget();
        caller.awaitPackets(20);
        assertThat(ToneDetector.share(caller.heard(), 1300)).isLessThan(0.01);
        assertThat(ToneDetector.share(caller.heard(), 600)).isLessThan(0.01);
    }

    @Test
    void whoIsMutedHearsTheOthers() {
        allSpeak();
        engine.arrange(allThree());
        awaitAllHearTheOthers();

        engine.arrange(Map.of(
                callerStream,
                Set.of(agentStream, thirdStream),
                agentStream,
                Set.of(thirdStream),
                thirdStream,
                Set.of(agentStream)));

        caller.awaitTones(900, 1300);
        agent.awaitTones(1300);
        third.awaitTones(900);
    }

    @Test
    void whoIsLeftOutOfANewArrangementHearsNobody() {
        allSpeak();
        engine.arrange(allThree());
        awaitAllHearTheOthers();

        engine.arrange(Map.of(agentStream, Set.of()));
        callerStream.loop(Audio.ofPcm(ToneDetector.tone(440, 8000)));

        caller.awaitTones(440);
        agent.awaitSilence();
        third.awaitSilence();
    }

    @Test
    void everybodyIsHeardInTheCodecOfTheOther() throws IOException {
        try (var muLaw = new RtpPeer(Codec.PCMU)) {
            thirdStream = opened(muLaw, new RecordingListener(), new Agreed(Codec.PCMU, 101, 101, true, true));
            caller.speak(600);
            agent.speak(900);
            muLaw.speak(1300);

            engine.arrange(allThree());

            caller.awaitTones(900, 1300);
            agent.awaitTones(600, 1300);
            muLaw.awaitTones(600, 900);
            assertThat(muLaw.packets()).allMatch(packet -> packet.payloadType() == 0);
            assertThat(agent.packets()).allMatch(packet -> packet.payloadType() == 8);
        }
    }

    @Test
    void packetsOfAnyLengthAreMixed() {
        caller.inPacketsOf(10).speak(600);
        agent.inPacketsOf(30).speak(900);
        third.inPacketsOf(60).speak(1300);

        engine.arrange(allThree());

        awaitAllHearTheOthers();
        assertThat(caller.packets())
                .allMatch(packet -> packet.payload().length == 160)
                .hasSizeGreaterThan(10);
    }

    @Test
    void aBadLineIsHeardAsWellAsItCanBe() {
        caller.speak(600);
        agent.overBadLine(0, 4).speak(900);
        third.overBadLine(10, 0).speak(1300);

        engine.arrange(allThree());

        caller.await("both", packets -> {
            short[] last = packets.size() < 10 ? new short[0] : RtpPeer.last(packets);
            return ToneDetector.share(last, 900) > 0.4 && ToneDetector.share(last, 1300) > 0.35;
        });
        third.awaitTones(600, 900);
        agent.await("who has gaps", packets -> {
            short[] last = packets.size() < 10 ? new short[0] : RtpPeer.last(packets);
            return ToneDetector.share(last, 600) > 0.4 && ToneDetector.share(last, 1300) > 0.35;
        });
    }

    @Test
    void twoLoudSpeakersAreCutOffAndNotTurnedRound() {
        caller.speak(0);
        agent.loud(32_000).speak(500);
        third.loud(32_000).speak(700);

        engine.arrange(allThree());

        caller.await("both", packets -> {
            short[] last = packets.size() < 10 ? new short[0] : RtpPeer.last(packets);
            return ToneDetector.level(last) > 20_000
                    && ToneDetector.share(last, 500) + ToneDetector.share(last, 700) > 0.8;
        });
    }

    @Test
    void keysAreToldAndNotMixed() {
        allSpeak();
        engine.arrange(allThree());
        awaitAllHearTheOthers();

        caller.press('5');
        callerListener.awaitTold('5');
        agent.forget();
        agent.awaitPackets(20);

        assertThat(agent.packets()).allMatch(packet -> packet.payloadType() == 8);
        agent.awaitTones(600, 1300);
        agent.assertOneRunningSource();
    }

    @Test
    void keysReachWhoHearsOnlyTheOneThatPressesThem() {
        allSpeak();
        engine.arrange(Map.of(
                callerStream,
                Set.of(agentStream),
                agentStream,
                Set.of(callerStream),
                thirdStream,
                Set.of(callerStream, agentStream)));
        third.awaitTones(600, 900);

        caller.press('5');

        agent.await(
                "a key",
                packets -> packets.stream()
                                .filter(packet -> packet.payloadType() == 101)
                                .count()
                        == 5);
        assertThat(third.packets()).allMatch(packet -> packet.payloadType() == 8);
    }

    @Test
    void recogniserAndRecorderHearOneSpeakerWhileOthersDo() {
        Ear recogniser = new Ear();
        Ear recorder = new Ear();
        allSpeak();
        engine.arrange(allThree());
        callerStream.listen(recogniser);
        callerStream.listen(recorder);
        awaitAllHearTheOthers();

        callerStream.stopListening(recogniser);
        agent.forget();
        agent.awaitPackets(20);

        short[] recognised = read(recogniser);
        short[] recorded = read(recorder);
        assertThat(ToneDetector.share(recognised, 600)).isGreaterThan(0.9);
        assertThat(ToneDetector.share(recorded, 600)).isGreaterThan(0.9);
        assertThat(recorded.length - recognised.length).isGreaterThan(10 * Playout.FRAME);
    }

    private static short[] read(Ear ear) {
        short[] all = new short[30 * Audio.SAMPLE_RATE];
        int[] length = {0};
        ear.read((samples, count, at) -> {
            System.arraycopy(samples, 0, all, length[0], count);
            length[0] += count;
        });
        return Arrays.copyOf(all, length[0]);
    }

    @Test
    void comfortNoiseIsSilence() {
        agent.speak(900);
        third.speak(0);
        engine.arrange(allThree());
        caller.awaitTones(900);

        for (int i = 0; i < 50; i++) {
            third.sendRaw(RtpPeer.packet(13, false, i, i * 160, 9, new byte[] {60}));
        }

        caller.forget();
        caller.awaitTones(900);
    }

    @Test
    void whoIsOnHoldGetsNoMixUntilHeReturns() {
        allSpeak();
        engine.arrange(allThree());
        awaitAllHearTheOthers();

        callerStream.connect(caller.address(), new Agreed(Codec.PCMA, 101, 101, false, true));
        agent.forget();
        agent.awaitTones(600, 1300);
        caller.forget();
        agent.forget();
        agent.awaitPackets(10);
        assertThat(caller.packets()).isEmpty();
        callerStream.connect(caller.address(), A_LAW);

        caller.awaitTones(900, 1300);
    }
}
