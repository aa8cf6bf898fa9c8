package nl.balie.telephony.media;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hands what a stream receives from its media thread to one reader, as linear samples. Holds 5 s; what comes while it is
 * full is lost, since the media thread waits for nobody. The reader looks by itself: the media thread wakes nobody either.
 */
public final class Ear {
    /** Takes samples. */
    @FunctionalInterface
    public interface Reader {
        /**
         * @param samples 16 bit, linear, 8 kHz; valid during the call only
         * @param length how many of them count
         * @param nanoTime at which they came
         */
        void heard(short[] samples, int length, long nanoTime);

        /**
         * What did not come, before what came after it: lost, or not sent since nobody spoke.
         *
         * @param silence as {@code samples} of {@link #heard}
         * @param nanoTime at which came what follows
         */
        default void missed(short[] silence, int length, long nanoTime) {
            heard(silence, length, nanoTime);
        }
    }

    private static final int SLOTS = 256;
    private static final int FRAME = Playout.FRAME;
    /** A longer gap is no silence of the speaker's but another clock of his. */
    private static final int LONGEST_GAP = 60 * Audio.SAMPLE_RATE;
    /** Packets that are older than what was heard came late or twice, unless by more than this. */
    private static final int REORDERING = 5 * Audio.SAMPLE_RATE;

    private final byte[] payloads = new byte[SLOTS * FRAME];
    private final int[] lengths = new int[SLOTS];
    private final int[] timestamps = new int[SLOTS];
    private final int[] sources = new int[SLOTS];
    private final long[] times = new long[SLOTS];
    private final boolean[] aLaw = new boolean[SLOTS];
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong read = new AtomicLong();
    private final Counter lost = new Counter();

    private final short[] samples = new short[FRAME];
    private final short[] silence = new short[FRAME];
    private boolean begun;
    private int source;
    private int expected;

    /** One packet of voice; only on the media thread of the stream. */
    void hear(Codec codec, RtpHeader header, ByteBuffer packet, long now) {
        for (int at = 0; at < header.payloadLength(); at += FRAME) {
            long number = written.getPlain();
            if (number - read.getAcquire() == SLOTS) {
                lost.increment();
                return;
            }
            int slot = (int) (number % SLOTS);
            lengths[slot] = Math.min(FRAME, header.payloadLength() - at);
            packet.get(header.payloadAt() + at, payloads, slot * FRAME, lengths[slot]);
            timestamps[slot] = header.timestamp() + at;
            sources[slot] = header.ssrc();
            times[slot] = now;
            aLaw[slot] = codec == Codec.PCMA;
            written.setRelease(number + 1);
        }
    }

    /**
     * Gives the reader all that has come, in order and with silence for what did not (RFC 3550 section 5.1: the
     * timestamp counts samples); from one thread at a time.
     */
    public void read(Reader reader) {
        long until = written.getAcquire();
        for (long number = read.getPlain(); number < until; number++) {
            int slot = (int) (number % SLOTS);
            if (inTime(slot, reader)) {
                for (int i = 0; i < lengths[slot]; i++) {
                    byte code = payloads[slot * FRAME + i];
                    samples[i] = aLaw[slot] ? G711.fromALaw(code) : G711.fromMuLaw(code);
                }
                reader.heard(samples, lengths[slot], times[slot]);
                expected = timestamps[slot] + lengths[slot];
            }
            read.setRelease(number + 1);
        }
    }

    private boolean inTime(int slot, Reader reader) {
        int gap = timestamps[slot] - expected;
        if (begun && source == sources[slot]) {
            if (gap < 0 && gap > -REORDERING) {
                return false;
            }
            for (int left = gap <= LONGEST_GAP ? gap : 0; left > 0; left -= FRAME) {
                reader.missed(silence, Math.min(left, FRAME), times[slot]);
            }
        }
        begun = true;
        source = sources[slot];
        return true;
    }

    /** How many packets found it full. */
    public long lost() {
        return lost.get();
    }
}
