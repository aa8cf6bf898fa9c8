package nl.balie.telephony.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The form of a conversation's recording: a WAV file of A-law at 8 kHz with the customer on the left and the agents on the
 * right, 16,000 bytes a second behind its header. Every browser plays it, every moment stands at a place that can be
 * computed, and it is as complete as it is long.
 */
public final class TwoSidedWav {
    /** The length of the header: RIFF, the format with its extension, the number of frames and the head of the data. */
    public static final int HEADER = 58;

    /** Of sound. */
    public static final int BYTES_A_SECOND = 2 * Audio.SAMPLE_RATE;

    private static final int A_LAW = 6;

    private TwoSidedWav() {}

    /** @param size of the sound that follows, in bytes; an even number */
    public static byte[] header(long size) {
        ByteBuffer out = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        tag(out, "RIFF").putInt((int) (HEADER - 8 + size));
        tag(out, "WAVE");
        tag(out, "fmt ").putInt(18).putShort((short) A_LAW).putShort((short) 2);
        out.putInt(Audio.SAMPLE_RATE).putInt(BYTES_A_SECOND);
        out.putShort((short) 2).putShort((short) 8).putShort((short) 0);
        tag(out, "fact").putInt(4).putInt((int) (size / 2));
        tag(out, "data").putInt((int) size);
        return out.array();
    }

    private static ByteBuffer tag(ByteBuffer out, String name) {
        return out.put(name.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Appends one moment.
     *
     * @param customer linear, 16 bit
     * @param agents linear, 16 bit
     */
    public static void put(ByteBuffer out, short customer, short agents) {
        out.put(G711.toALaw(customer)).put(G711.toALaw(agents));
    }
}
