package nl.balie.telephony.media;

import java.nio.ByteBuffer;
import java.time.Duration;
import nl.balie.telephony.LineQuality;
import org.jspecify.annotations.Nullable;

/**
 * How one peer's packets come (RFC 3550 sections 6.4.1 and A.1, A.3, A.8). Written by the stream's media thread, the result
 * read by any.
 */
final class Reception {
    private static final int NANOS_PER_TICK = 1_000_000_000 / Audio.SAMPLE_RATE;
    /** RFC 3550 appendix A.1: a jump further ahead, or further back, is a source that started anew. */
    private static final int MAX_DROPOUT = 3000;

    private static final int MAX_MISORDER = 100;

    private boolean begun;
    private int source;
    private int base;
    private int highest;
    private int cycles;
    private long ofSource;
    private int transit;
    private boolean transitKnown;
    private long expectedThen;
    private long receivedThen;

    private volatile long expectedBefore;
    private volatile long expectedNow;
    private final Counter received = new Counter();
    /** In sixteenths of a tick. */
    private volatile long jitter;

    /**
     * One packet of his.
     *
     * @param voice whether its timestamp says when it was spoken; those of a key all have that of its beginning
     */
    void take(RtpHeader header, boolean voice, long nanoTime) {
        int ahead = header.sequence() - highest & 0xFFFF;
        boolean back = ahead > 0xFFFF - MAX_MISORDER;
        if (!begun || header.ssrc() != source || ahead > MAX_DROPOUT && !back) {
            begin(header);
        } else if (!back && ahead > 0) {
            if (header.sequence() < highest) {
                cycles += 1 << 16;
            }
            highest = header.sequence();
        }
        ofSource++;
        received.increment();
        expectedNow = expectedOfSource();
        if (voice) {
            late(header.timestamp(), nanoTime);
        }
    }

    private void begin(RtpHeader header) {
        if (begun) {
            long before = expectedBefore;
            expectedBefore = before + Math.max(expectedOfSource(), ofSource);
        }
        begun = true;
        source = header.ssrc();
        base = header.sequence();
        highest = base;
        cycles = 0;
        ofSource = 0;
        transitKnown = false;
        expectedThen = 0;
        receivedThen = 0;
    }

    private long expectedOfSource() {
        return (long) cycles + highest - base + 1;
    }

    private void late(int timestamp, long nanoTime) {
        int now = (int) (nanoTime / NANOS_PER_TICK) - timestamp;
        if (transitKnown) {
            long difference = Math.min(Math.abs((long) now - transit), Audio.SAMPLE_RATE);
            long before = jitter;
            jitter = before + difference - (before + 8 >> 4);
        }
        transit = now;
        transitKnown = true;
    }

    boolean begun() {
        return begun;
    }

    /** Puts what a report says of him, but for his own last report; what was lost since the report before counts apart. */
    void put(ByteBuffer out) {
        long expected = expectedOfSource();
        long lost = Math.clamp(expected - ofSource, -0x80_0000, 0x7F_FFFF);
        long expectedSince = expected - expectedThen;
        long lostSince = expectedSince - (ofSource - receivedThen);
        expectedThen = expected;
        receivedThen = ofSource;
        int fraction = expectedSince <= 0 || lostSince <= 0 ? 0 : (int) Math.min(255, (lostSince << 8) / expectedSince);
        out.putInt(source);
        out.putInt(fraction << 24 | (int) lost & 0xFF_FFFF);
        out.putInt(cycles + highest);
        out.putInt((int) (jitter >> 4));
    }

    /** What came of it so far; null when nothing came. */
    @Nullable
    LineQuality quality(@Nullable Duration roundTrip) {
        long came = received.get();
        if (came == 0) {
            return null;
        }
        long expected = Math.max(came, expectedBefore + expectedNow);
        double lost = (expected - came) / (double) expected;
        Duration mean = Duration.ofNanos(jitter * NANOS_PER_TICK / 16);
        return new LineQuality(came, lost, mean, roundTrip, EModel.mos(lost, mean, roundTrip));
    }
}
