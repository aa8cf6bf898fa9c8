package nl.balie.telephony.media;

/**
 * A-law and µ-law as ITU-T G.711 defines them. Samples are linear, 16 bit; the 13 bit (A-law) and 14 bit (µ-law)
 * values of the recommendation are their upper bits.
 */
final class G711 {
    /** An A-law byte of (nearly) no sound. */
    static final byte SILENCE_A = (byte) 0xD5;

    /** A µ-law byte of no sound. */
    static final byte SILENCE_MU = (byte) 0xFF;

    private static final int A_ALTERNATE_BITS = 0x55;
    private static final int MU_BIAS = 33;
    private static final int MU_LARGEST = 8158;

    private static final short[] FROM_A = new short[256];
    private static final short[] FROM_MU = new short[256];
    private static final byte[] MU_TO_A = new byte[256];
    private static final byte[] A_TO_MU = new byte[256];

    static {
        for (int code = 0; code < 256; code++) {
            int a = (code ^ A_ALTERNATE_BITS) & 0x7F;
            int mu = ~code & 0x7F;
            boolean positive = (code & 0x80) != 0;
            FROM_A[code] = (short) (positive ? aMagnitude(a) << 3 : -(aMagnitude(a) << 3));
            FROM_MU[code] = (short) (positive ? muMagnitude(mu) << 2 : -(muMagnitude(mu) << 2));
            MU_TO_A[code] = (byte) ((code & 0x80 | aStepOfMu(mu)) ^ A_ALTERNATE_BITS);
            A_TO_MU[code] = (byte) (code & 0x80 | ~muStepOfA(a) & 0x7F);
        }
    }

    private G711() {}

    /** G.711 section 3.2, table 1. */
    static byte toALaw(short sample) {
        int value = sample >> 3;
        int sign = value < 0 ? 0 : 0x80;
        int magnitude = value < 0 ? ~value : value;
        return (byte) ((sign | aStep(magnitude)) ^ A_ALTERNATE_BITS);
    }

    /** G.711 section 3.2, table 2. */
    static byte toMuLaw(short sample) {
        int value = sample >> 2;
        int sign = value < 0 ? 0 : 0x80;
        int magnitude = value < 0 ? ~value : value;
        return (byte) (sign | ~muStep(magnitude) & 0x7F);
    }

    static short fromALaw(byte code) {
        return FROM_A[code & 0xFF];
    }

    static short fromMuLaw(byte code) {
        return FROM_MU[code & 0xFF];
    }

    /** The 256 bytes that turn each code of one codec into the other's (G.711 tables 3 and 4). Not to be changed. */
    static byte[] transcoding(Codec from) {
        return switch (from) {
            case PCMA -> A_TO_MU;
            case PCMU -> MU_TO_A;
            case G722 -> throw new IllegalArgumentException("G.722 is more than a table");
        };
    }

    /** A sample of this law. */
    static short linear(Codec law, byte code) {
        return law == Codec.PCMU ? fromMuLaw(code) : fromALaw(code);
    }

    /** A byte of silence in this codec, in A-law for G.722. */
    static byte silence(Codec codec) {
        return switch (codec) {
            case PCMA, G722 -> SILENCE_A;
            case PCMU -> SILENCE_MU;
        };
    }

    /** Segment and step (0-127) of a magnitude of 12 bits. */
    private static int aStep(int magnitude) {
        if (magnitude < 32) {
            return magnitude >> 1;
        }
        int segment = 27 - Integer.numberOfLeadingZeros(magnitude);
        return segment << 4 | magnitude >> segment & 0xF;
    }

    private static int aMagnitude(int step) {
        int segment = step >> 4;
        int offset = (step & 0xF) << 1;
        return segment == 0 ? offset + 1 : offset + 33 << segment - 1;
    }

    /** Segment and step (0-127) of a magnitude of 13 bits. */
    private static int muStep(int magnitude) {
        int biased = Math.min(magnitude, MU_LARGEST) + MU_BIAS;
        int segment = 26 - Integer.numberOfLeadingZeros(biased);
        return segment << 4 | biased >> segment + 1 & 0xF;
    }

    private static int muMagnitude(int step) {
        return (((step & 0xF) << 1) + MU_BIAS << (step >> 4)) - MU_BIAS;
    }

    /** Table 3: a µ-law value is halved; on the edge of two A-law steps the upper one counts from number 48 on. */
    private static int aStepOfMu(int step) {
        return aStep(muMagnitude(step) + (step < 48 ? 0 : 1) >> 1);
    }

    /** Table 4: an A-law value is doubled; the recommendation itself puts value number 80 one step lower. */
    private static int muStepOfA(int step) {
        return step == 79 ? 79 : muStep(aMagnitude(step) << 1);
    }
}
