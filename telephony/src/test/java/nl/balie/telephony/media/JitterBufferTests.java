package nl.balie.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ticks are milliseconds, of 8 samples; a packet says its own number in thousands. */
class JitterBufferTests {
    private static final int FRAME = Playout.FRAME;

    private final JitterBuffer buffer = new JitterBuffer();
    private int source = 7;

    private void packet(int timestamp, int samples, int level, long tick) {
        packet(timestamp, samples, level, false, tick);
    }

    private void packet(int timestamp, int samples, int level, boolean marker, long tick) {
        byte[] payload = new byte[samples];
        Arrays.fill(payload, G711.toALaw((short) (level * 1000)));
        RtpHeader header = new RtpHeader();
        ByteBuffer packet = ByteBuffer.wrap(RtpPeer.packet(8, marker, 0, timestamp, source, payload));
        assertThat(header.parse(packet)).isTrue();
        buffer.put(Codec.PCMA, header, packet, tick);
    }

    /** What is heard in the 20 ms that end at this tick: the level of each of its ten times 2 ms. */
    private List<Integer> levels(long tick) {
        int[] sum = new int[FRAME];
        buffer.addTo(sum, tick);
        return IntStream.range(0, 10)
                .mapToObj(i -> Math.round(sum[i * 16] / 1000f))
                .toList();
    }

    private int level(long tick) {
        List<Integer> levels = levels(tick);
        assertThat(levels).as("at " + tick).containsOnly(levels.getFirst());
        return levels.getFirst();
    }

    private static List<Integer> twice(int first, int second) {
        List<Integer> levels = new ArrayList<>(Collections.nCopies(5, first));
        levels.addAll(Collections.nCopies(5, second));
        return levels;
    }

    @Test
    void isHeardFortyMillisecondsLaterByEachListenerAtItsOwnTick() {
        packet(-160, FRAME, 1, 1000);
        packet(0, FRAME, 2, 1020);
        packet(160, FRAME, 3, 1040);

        assertThat(level(1040)).isZero();
        assertThat(level(1060)).isEqualTo(1);
        assertThat(levels(1070)).isEqualTo(twice(1, 2));
        assertThat(level(1080)).isEqualTo(2);
        assertThat(levels(1090)).isEqualTo(twice(2, 3));
        assertThat(level(1120)).isZero();
        assertThat(level(1080)).as("as often as somebody listens").isEqualTo(2);
    }

    @Test
    void takesPacketsOfAnyLength() {
        for (int i = 0; i < 10; i++) {
            packet(i * 80, 80, 1, 1000 + 10 * i);
        }
        for (int i = 0; i < 5; i++) {
            packet(800 + i * 480, 480, 2, 1100 + 60 * i);
        }

        assertThat(level(1060)).isEqualTo(1);
        assertThat(level(1140)).isEqualTo(1);
        for (long tick = 1160; tick <= 1440; tick += 20) {
            assertThat(level(tick)).isEqualTo(2);
        }
        packet(3200, 2035, 3, 1400);
        assertThat(level(1460)).isEqualTo(3);
    }

    @Test
    void decodesEachCodec() {
        RtpHeader header = new RtpHeader();
        byte[] payload = new byte[FRAME];
        Arrays.fill(payload, G711.toMuLaw((short) -5000));
        ByteBuffer packet = ByteBuffer.wrap(RtpPeer.packet(0, false, 0, 0, 1, payload));
        assertThat(header.parse(packet)).isTrue();

        buffer.put(Codec.PCMU, header, packet, 0);

        assertThat(level(60)).isEqualTo(-5);
    }

    @Test
    void whatIsLostIsSilenceAndWhatComesUpToFortyMillisecondsLateIsNot() {
        packet(0, FRAME, 1, 1000);
        packet(480, FRAME, 4, 1060);
        packet(320, FRAME, 3, 1079);

        assertThat(level(1060)).isEqualTo(1);
        assertThat(level(1080)).isZero();
        assertThat(level(1100)).isEqualTo(3);
        assertThat(level(1120)).isEqualTo(4);
    }

    @Test
    void whatComesTooLateAndTwiceDisturbsNothing() {
        for (int i = 0; i < 50; i++) {
            packet(i * FRAME, FRAME, 1 + i % 5, 1000 + 20 * i);
            packet((i - 5) * FRAME, FRAME, 9, 1000 + 20 * i);
            packet(i * FRAME, FRAME, 1 + i % 5, 1000 + 20 * i);
            packet(i * FRAME - 4096, FRAME, 9, 1000 + 20 * i);
            if (i > 0) {
                assertThat(level(1040 + 20 * i)).isEqualTo(1 + (i - 1) % 5);
            }
        }
    }

    @Test
    void aBurstAfterAStandstillOfTheNetworkDoesNotMoveTheClock() {
        for (int i = 0; i < 50; i++) {
            packet(i * FRAME, FRAME, 1, Math.max(1000 + 20L * i, i >= 10 && i < 20 ? 1400 : 0));
        }

        for (int i = 40; i < 50; i++) {
            assertThat(level(1060 + 20 * i)).isEqualTo(1);
        }
        assertThat(level(1060 + 20 * 50)).as("no more delay than before").isZero();
    }

    @Test
    void aPauseIsSilenceAndWhatFollowsComesInTime() {
        packet(0, FRAME, 1, 1000);
        assertThat(level(1060)).isEqualTo(1);
        for (long tick = 1080; tick < 11_000; tick += 20) {
            assertThat(level(tick)).isZero();
        }

        packet(80_000, FRAME, 2, 11_000);

        for (long tick = 10_500; tick < 11_060; tick += 20) {
            assertThat(level(tick)).isZero();
        }
        assertThat(level(11_060)).isEqualTo(2);
        assertThat(level(11_080)).isZero();
    }

    @Test
    void aTalkSpurtAfterAPauseIsHeardWholeThoughTheClockHasDrifted() {
        packet(0, FRAME, 1, 1000);

        packet(80_000 - 60 * 8, FRAME, 2, true, 11_000);
        packet(80_000 - 40 * 8, FRAME, 3, 11_020);

        assertThat(level(11_060)).isEqualTo(2);
        assertThat(level(11_080)).isEqualTo(3);
    }

    /** Some set the marker in every packet. */
    @Test
    void aMarkerInTheMiddleOfATalkSpurtChangesNothing() {
        packet(0, FRAME, 1, true, 1000);
        packet(160, FRAME, 2, true, 1035);
        packet(320, FRAME, 3, true, 1040);

        assertThat(level(1060)).isEqualTo(1);
        assertThat(level(1080)).isEqualTo(2);
        assertThat(level(1100)).isEqualTo(3);
    }

    @Test
    void anotherSourceIsHeardAtOnceAfterTheOneBefore() {
        packet(0, 10 * FRAME, 1, 1000);
        source = 8;
        packet(-2000, FRAME, 2, 1020);
        packet(-2000 + FRAME, FRAME, 3, 1040);

        assertThat(level(1060)).isEqualTo(1);
        assertThat(level(1080)).isEqualTo(2);
        assertThat(level(1100)).isEqualTo(3);
        assertThat(level(1120)).as("what the one before had still to say").isZero();
    }

    @Test
    void timestampsThatJumpAheadAreFollowedAtOnceAndThoseThatJumpBackSoon() {
        packet(0, FRAME, 1, 1000);
        packet(50_000, FRAME, 2, 1020);
        assertThat(level(1080)).isEqualTo(2);

        for (int i = 0; i < 20; i++) {
            packet(-900_000 + i * FRAME, FRAME, 3, 2000 + 20 * i);
        }

        assertThat(level(2140)).isZero();
        for (long tick = 2180; tick <= 2440; tick += 20) {
            assertThat(level(tick)).isEqualTo(3);
        }
    }

    @Test
    void aClockThatRunsAsOursCostsNothing() {
        assertThat(heardOf(1, 3)).isEqualTo(2997);
    }

    @Test
    void aFastClockAddsNoDelayForEver() {
        assertThat(heardOf(0.995, 7)).isEqualTo(2997);
    }

    @Test
    void aSlowClockCostsABitOfSilenceNowAndThen() {
        assertThat(heardOf(1.005, 3)).isBetween(2950L, 2990L);
    }

    /**
     * Of a minute's sound from a sender whose seconds last that much: how many of our 20 ms are heard, from the 60th
     * millisecond on. What is heard is no older than so many packets.
     */
    private long heardOf(double second, int oldest) {
        int sent = 0;
        long heard = 0;
        for (long tick = 0; tick < 60_000; tick++) {
            for (; sent * 20 * second <= tick; sent++) {
                packet(sent * FRAME, FRAME, 1 + sent % 20, tick);
            }
            List<Integer> levels = tick % 20 == 0 ? levels(tick) : List.of(0);
            if (!levels.contains(0)) {
                heard++;
                assertThat(Math.floorMod(sent - levels.getFirst(), 20))
                        .as("packets between what is said and what is heard at " + tick)
                        .isLessThanOrEqualTo(oldest);
            }
        }
        return heard;
    }

    /** Every sample that is heard is one that was sent, whatever comes. */
    @Test
    void anythingMayComeInAnyOrder() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            long tick = 1000L + round;
            if (random.nextInt(5) > 0) {
                source = random.nextInt(200) == 0 ? random.nextInt() : source;
                int timestamp = random.nextInt(100) == 0 ? random.nextInt() : round * 8 + random.nextInt(2000) - 1000;
                packet(timestamp, random.nextInt(2036), 5, random.nextInt(10) == 0, tick);
            }
            assertThat(levels(tick - random.nextInt(100))).isSubsetOf(0, 5);
        }
    }
}
