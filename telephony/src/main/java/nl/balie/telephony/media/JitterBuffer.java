package nl.balie.telephony.media;

import java.nio.ByteBuffer;

/**
 * The last half second of what one stream said, as linear samples on the media clock, for those who hear it together with
 * others. Each listener takes the 20 ms that end at its own tick; what did not come, or not in time, is silence. Owned by
 * the media thread of the stream.
 *
 * <p>Timestamps (RFC 3550 section 5.1) are tied to the media clock at the first packet, such that packets may come 40 ms
 * later than it did and still be in time. They are tied anew when that no longer holds: another source, a packet that is
 * more than 120 ms early (the sender's clock is fast, or it jumped), packets that have been too late for 100 ms on end (it is
 * slow, or they take another way now; one burst of late packets says nothing yet), and a talk spurt after a pause (RFC 3551
 * section 4.1), where nobody hears it.
 */
final class JitterBuffer {
    private static final int SAMPLES_PER_TICK = Audio.SAMPLE_RATE / 1000;
    private static final int DELAY = 40 * SAMPLES_PER_TICK;
    private static final int MOST_EARLY = 120 * SAMPLES_PER_TICK;
    private static final int PATIENCE = 100 * SAMPLES_PER_TICK;
    /** Samples, a power of two: room for the earliest of the longest packets and for what is still read. */
    private static final int SIZE = 4096;

    private final short[] samples = new short[SIZE];
    private boolean tied;
    private int source;
    /** From the sender's timestamps to samples of the media clock, modulo 2^32. */
    private int shift;
    /** Behind the last sample that came, on the media clock. */
    private long end;

    private boolean late;
    private long lateSince;

    /** Takes one packet of voice that came at this tick of the media clock, in milliseconds. */
    void put(Codec codec, RtpHeader header, ByteBuffer packet, long tick) {
        long now = tick * SAMPLES_PER_TICK;
        int early = header.timestamp() + shift - (int) now;
        if (!tied
                || source != header.ssrc()
                || early > MOST_EARLY
                || lateForLong(early, now)
                || (header.marker() && end <= now)) {
            tied = true;
            late = false;
            source = header.ssrc();
            early = DELAY;
            shift = (int) now + early - header.timestamp();
            end = Math.min(end, now + early);
        }
        write(codec, packet, header.payloadAt(), Math.min(header.payloadLength(), SIZE), now + early);
    }

    private boolean lateForLong(int early, long now) {
        boolean wasLate = late;
        late = early < 0;
        if (late && !wasLate) {
            lateSince = now;
        }
        return late && now - lateSince >= PATIENCE;
    }

    private void write(Codec codec, ByteBuffer packet, int at, int length, long from) {
        if (from < end - SIZE) {
            return;
        }
        for (long missing = Math.max(end, from - SIZE); missing < from; missing++) {
            samples[index(missing)] = 0;
        }
        boolean aLaw = codec == Codec.PCMA;
        for (int i = 0; i < length; i++) {
            byte code = packet.get(at + i);
            samples[index(from + i)] = aLaw ? G711.fromALaw(code) : G711.fromMuLaw(code);
        }
        end = Math.max(end, from + length);
    }

    /** Adds the 20 ms that end at this tick, {@link Playout#FRAME} samples, to the sum. */
    void addTo(int[] sum, long tick) {
        long from = tick * SAMPLES_PER_TICK - Playout.FRAME;
        long until = Math.min(from + Playout.FRAME, end);
        for (long at = Math.max(from, end - SIZE); at < until; at++) {
            sum[(int) (at - from)] += samples[index(at)];
        }
    }

    private static int index(long position) {
        return (int) position & SIZE - 1;
    }
}
