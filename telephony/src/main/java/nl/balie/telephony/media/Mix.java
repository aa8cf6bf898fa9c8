package nl.balie.telephony.media;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Sums 20 ms of what several say. What is louder than a sample can be is cut off, as one loud voice would be. One of these
 * is used again and again by one media thread.
 */
final class Mix {
    private final int[] sum = new int[Playout.FRAME];

    /** Starts from silence. */
    void begin() {
        Arrays.fill(sum, 0);
    }

    /** Adds the 20 ms of a source that end at this tick. */
    void add(JitterBuffer source, long tick) {
        source.addTo(sum, tick);
    }

    /** Puts the sum, encoded; for G.722 in A-law. */
    void put(Codec codec, ByteBuffer out) {
        boolean aLaw = codec != Codec.PCMU;
        for (int value : sum) {
            short sample = (short) Math.clamp(value, Short.MIN_VALUE, Short.MAX_VALUE);
            out.put(aLaw ? G711.toALaw(sample) : G711.toMuLaw(sample));
        }
    }
}
