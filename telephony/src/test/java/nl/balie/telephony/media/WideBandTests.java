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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers with G.722, among themselves and with others. */
class WideBandTests {
    private final RtpPeer caller = new RtpPeer(Codec.G722);
    private final RtpPeer wideAgent = new RtpPeer(Codec.G722);
    private final RtpPeer agent = new RtpPeer(Codec.PCMU);
    private final RtpPeer colleague = new RtpPeer(Codec.PCMA);
    private RtpMediaEngine engine;
    private MediaStream callerStream;

    @BeforeEach
    void open() throws IOException {
        engine = RtpMediaEngine.start(
                InetAddress.getLoopbackAddress(), 44_000, 44_098, Duration.ofMinutes(1), VoiceSource.LEARNT, 2);
        callerStream = stream(caller, Codec.G722);
    }

    @AfterEach
    void close() {
        List.of(caller, wideAgent, agent, colleague).forEach(RtpPeer::close);
        engine.close();
    }

    private MediaStream stream(RtpPeer peer, Codec codec) throws IOException {
        MediaStream stream = engine.open(new RecordingListener());
        peer.towards(stream.localPort());
        stream.connect(peer.address(), new Agreed(codec, 101, 101, true, true));
        return stream;
    }

    private static Map<MediaStream, Set<MediaStream>> eachOther(MediaStream one, MediaStream other) {
        return Map.of(one, Set.of(other), other, Set.of(one));
    }

    /** Every byte goes through as it came: what lies above 4 kHz too (EN 301 549 section 6.1). */
    @Test
    void goesOnUntouchedBetweenTwoWhoHaveIt() throws IOException {
        MediaStream other = stream(wideAgent, Codec.G722);
        wideAgent.speak(600);
        engine.arrange(eachOther(callerStream, other));
        caller.awaitTone(600);
        wideAgent.forget();
        byte[] any = new byte[160];
        new java.util.Random(1).nextBytes(any);

        for (int i = 0; i < 5; i++) {
            caller.sendRaw(RtpPeer.packet(9, i == 0, 100 + i, i * 160, 77, any));
        }

        wideAgent.await(
                "what was sent",
                packets -> packets.stream()
                                .filter(packet -> Arrays.equals(packet.payload(), any))
                                .count()
                        == 5);
        assertThat(wideAgent.packets()).allMatch(packet -> packet.payloadType() == 9);
    }

    @Test
    void isConvertedForWhoHasItNot() throws IOException {
        MediaStream other = stream(agent, Codec.PCMU);
        caller.speak(1000);
        agent.speak(600);

        engine.arrange(eachOther(callerStream, other));

        agent.awaitTone(1000);
        caller.awaitTone(600);
        assertThat(agent.packets()).allMatch(packet -> packet.payloadType() == 0);
        assertThat(caller.packets()).allMatch(packet -> packet.payloadType() == 9);
        caller.assertOneRunningSource();
    }

    @Test
    void hearsWhatIsPlayedAndIsHeardByAnEar() {
        Ear ear = new Ear();
        callerStream.loop(Audio.ofPcm(ToneDetector.tone(440, 8000)));
        callerStream.listen(ear);
        caller.speak(1000);

        caller.awaitTone(440);
        short[] heard = new short[8000];
        int[] length = {0};
        caller.await("half a second to be heard", packets -> {
            ear.read((samples, count, nanoTime) -> {
                for (int i = 0; i < count && length[0] < heard.length; i++) {
                    heard[length[0]++] = samples[i];
                }
            });
            return length[0] > 4000;
        });
        assertThat(ToneDetector.hears(Arrays.copyOfRange(heard, 2400, 4000), 1000))
                .isTrue();
    }

    @Test
    void takesPartInAConference() throws IOException {
        MediaStream second = stream(agent, Codec.PCMU);
        MediaStream third = stream(colleague, Codec.PCMA);
        caller.speak(1000);
        agent.speak(600);
        colleague.speak(1400);

        engine.arrange(Map.of(
                callerStream, Set.of(second, third),
                second, Set.of(callerStream, third),
                third, Set.of(callerStream, second)));

        colleague.awaitTones(1000, 600);
        caller.awaitTones(600, 1400);
    }

    /** Packet times that phones choose (RFC 3551 section 4.5), which need not be ours. */
    @ParameterizedTest
    @ValueSource(ints = {10, 20, 30, 40, 60})
    void packetsOfEveryLengthAreHeard(int millis) throws IOException {
        MediaStream second = stream(agent, Codec.PCMU);
        MediaStream third = stream(colleague, Codec.PCMA);
        agent.inPacketsOf(millis).speak(600);

        engine.arrange(eachOther(callerStream, second));
        caller.awaitTone(600);
        engine.arrange(Map.of(callerStream, Set.of(second, third), second, Set.of(callerStream, third)));
        caller.forget();
        caller.awaitTone(600);
        assertThat(caller.packets().getLast().payload()).as("mixed").hasSize(160);
    }
}
