package nl.balie.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever several threads asked for, in whatever order: what is heard in the end is the last arrangement. */
class ArrangementOrderTests {
    private static final double[] TONES = {500, 700, 1100, 1700, 2300};

    private final List<RtpPeer> peers = new ArrayList<>();
    private final List<MediaStream> streams = new ArrayList<>();
    private RtpMediaEngine engine;

    @BeforeEach
    void open() throws IOException {
        engine = RtpMediaEngine.start(
                InetAddress.getLoopbackAddress(), 44_000, 44_998, Duration.ofMinutes(1), VoiceSource.LEARNT, 3);
        for (double tone : TONES) {
            RtpPeer peer = new RtpPeer(Codec.PCMA);
            MediaStream stream = engine.open(new RecordingListener());
            stream.connect(peer.address(), new Agreed(Codec.PCMA, 101, 101, true, true));
            peer.towards(stream.localPort()).speak(tone);
            peers.add(peer);
            streams.add(stream);
        }
    }

    @AfterEach
    void close() {
        peers.forEach(RtpPeer::close);
        engine.close();
    }

    @Test
    void arrangementsFromAnyThreadsEndWithTheLast() throws InterruptedException {
        Random random = new Random(8);
        for (int round = 0; round < 8; round++) {
            List<Thread> threads = Stream.of(new Random(round), new Random(10 + round), new Random(20 + round))
                    .map(other -> Thread.ofVirtual().start(() -> ask(other)))
                    .toList();
            for (Thread thread : threads) {
                thread.join();
            }

            Map<MediaStream, Set<MediaStream>> last = hears(random, 5);
            engine.arrange(last);

            streams.forEach(MediaStream::silence);
            awaitHeard(last);
        }
        peers.forEach(RtpPeer::assertOneRunningSource);
    }

    @Test
    void ofArrangementsAtTheSameTimeOneStandsForAll() throws InterruptedException {
        for (int round = 0; round < 500; round++) {
            CountDownLatch start = new CountDownLatch(1);
            List<Thread> threads = Stream.of(new Random(round), new Random(-1 - round))
                    .map(random -> Thread.ofPlatform().start(() -> {
                        awaitStart(start);
                        engine.arrange(ring(random.nextInt(1, 5)));
                    }))
                    .toList();
            start.countDown();
            for (Thread thread : threads) {
                thread.join();
            }

            assertThat(streams.stream()
                            .map(stream -> ((RtpStream) stream).place().arrangement())
                            .distinct())
                    .hasSize(1)
                    .doesNotContainNull();
        }
    }

    private static void awaitStart(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Each hears the one so many places further on. */
    private Map<MediaStream, Set<MediaStream>> ring(int step) {
        Map<MediaStream, Set<MediaStream>> ring = new HashMap<>();
        for (int i = 0; i < 5; i++) {
            ring.put(streams.get(i), Set.of(streams.get((i + step) % 5)));
        }
        return ring;
    }

    @Test
    void whoeverClosesIsOutOfEveryArrangementThatFollows() {
        Random random = new Random(9);
        Map<MediaStream, Set<MediaStream>> all = new HashMap<>();
        streams.forEach(stream -> all.put(stream, othersThan(stream)));
        engine.arrange(all);
        awaitHeard(all);

        for (int gone = 0; gone < 3; gone++) {
            ask(random);
            engine.arrange(all);
            MediaStream closed = streams.get(gone);
            closed.close();
            all.remove(closed);
            all.values().forEach(heard -> heard.remove(closed));
            awaitHeard(all);
        }
    }

    private Set<MediaStream> othersThan(MediaStream stream) {
        Set<MediaStream> others = new HashSet<>(streams);
        others.remove(stream);
        return others;
    }

    private void ask(Random random) {
        for (int i = 0; i < 200; i++) {
            engine.arrange(hears(random, 2 + random.nextInt(4)));
            if (i % 7 == 0) {
                streams.get(random.nextInt(5)).loop(Audio.ofPcm(ToneDetector.tone(3000, 1600)));
            }
        }
    }

    /** So many of the streams have an entry; whom each of them hears is chance. */
    private Map<MediaStream, Set<MediaStream>> hears(Random random, int listeners) {
        Map<MediaStream, Set<MediaStream>> hears = new HashMap<>();
        int first = random.nextInt(5);
        for (int i = 0; i < listeners; i++) {
            MediaStream listener = streams.get((first + i) % 5);
            Set<MediaStream> heard = othersThan(listener);
            heard.removeIf(_ -> random.nextInt(5) < 2);
            hears.put(listener, heard);
        }
        return hears;
    }

    private void awaitHeard(Map<MediaStream, Set<MediaStream>> hears) {
        hears.forEach((listener, heard) -> {
            RtpPeer peer = peers.get(streams.indexOf(listener));
            if (heard.isEmpty()) {
                peer.awaitSilence();
            } else {
                peer.awaitTones(heard.stream()
                        .mapToDouble(source -> TONES[streams.indexOf(source)])
                        .toArray());
            }
        });
    }
}
