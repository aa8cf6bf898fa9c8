package nl.balie.telephony.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads what {@link TwoSidedWav} is. */
public final class TwoSides {
    private TwoSides() {}

    /** What was said on one side; fails when this is no file of that form with as much sound as it says. */
    public static short[] of(byte[] wav, Side side) {
        ByteBuffer in = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
        int size = in.getInt(TwoSidedWav.HEADER - 4);
        if (in.getShort(20) != 6 || in.getShort(22) != 2 || size != wav.length - TwoSidedWav.HEADER) {
            throw new AssertionError("no A-law of two channels with " + (wav.length - TwoSidedWav.HEADER) + " bytes");
        }
        short[] samples = new short[size / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = G711.fromALaw(wav[TwoSidedWav.HEADER + 2 * i + side.ordinal()]);
        }
        return samples;
    }
}
