package nl.balie.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class G722Tests {
    /** SHA-256 of what another implementation (libavcodec 59) makes of {@link #sweep}, and of its decoding of that. */
    private static final String CODED = "30d1a7210da2c34249050d10323d9e163a5ea8e26258bffae894064b3727d916";

    private static final String DECODED = "4e97335860c1110489cc7e1aa488b77c1a68fb9e499148e20faa0436d1682ba1";

    /** A second that rises from 300 to 6,700 Hz, of which the second half is noisy. */
    private static short[] sweep() {
        short[] samples = new short[16_000];
        long noise = 1;
        for (int i = 0; i < samples.length; i++) {
            noise = noise * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
            int loud = i > 8_000 ? 6_000 : 100;
            samples[i] = (short) ((int) (8_000 * StrictMath.sin(i * 2 * Math.PI * (300 + i * 0.2) / 16_000))
                    + (int) (noise >> 33) % loud);
        }
        return samples;
    }

    private static byte[] coded(short[] samples) {
        G722.Encoder encoder = new G722.Encoder();
        byte[] codes = new byte[samples.length / 2];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = encoder.wide(samples[2 * i], samples[2 * i + 1]);
        }
        return codes;
    }

    private static short[] decoded(byte[] codes) {
        G722.Decoder decoder = new G722.Decoder();
        short[] samples = new short[codes.length * 2];
        for (int i = 0; i < codes.length; i++) {
            decoder.wide(codes[i], samples, 2 * i);
        }
        return samples;
    }

    private static byte[] littleEndian(short[] samples) {
        ByteBuffer bytes = ByteBuffer.allocate(samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        return bytes.array();
    }

    private static String hash(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void codesAndDecodesEveryBitAsAnotherImplementationDoes() throws Exception {
        byte[] codes = coded(sweep());

        assertThat(hash(codes)).isEqualTo(CODED);
        assertThat(hash(littleEndian(decoded(codes)))).isEqualTo(DECODED);
    }

    /** What telephones of 8 kHz cannot carry at all (EN 301 549 section 6.1). */
    @Test
    void keepsWhatLiesAboveFourKilohertz() {
        short[] tone = new short[16_000];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (short) (6_000 * StrictMath.sin(i * 2 * Math.PI * 6_000 / 16_000));
        }

        short[] heard = decoded(coded(tone));

        // to the detector, which counts at 8 kHz, it is of half the frequency
        assertThat(ToneDetector.share(java.util.Arrays.copyOfRange(heard, 8_000, 12_000), 3_000))
                .isGreaterThan(0.9);
    }

    /** One byte is a sample of 8 kHz too, which is how announcements and mixes get into such a stream and out of it. */
    @Test
    void itsLowerBandIsAVoiceOfEightKilohertz() {
        G722.Encoder encoder = new G722.Encoder();
        G722.Decoder decoder = new G722.Decoder();
        short[] tone = ToneDetector.tone(1000, 8_000);
        short[] heard = new short[tone.length];
        for (int i = 0; i < tone.length; i++) {
            heard[i] = decoder.narrow(encoder.narrow(tone[i]));
        }

        short[] last = java.util.Arrays.copyOfRange(heard, 4_000, 8_000);
        assertThat(ToneDetector.share(last, 1000)).isGreaterThan(0.95);
        assertThat(ToneDetector.level(last))
                .isCloseTo(
                        ToneDetector.level(java.util.Arrays.copyOfRange(tone, 4_000, 8_000)),
                        org.assertj.core.data.Percentage.withPercentage(5));
        byte[] codes = new byte[tone.length];
        G722.Encoder again = new G722.Encoder();
        for (int i = 0; i < tone.length; i++) {
            codes[i] = again.narrow(tone[i]);
        }
        short[] wide = decoded(codes);
        assertThat(ToneDetector.share(java.util.Arrays.copyOfRange(wide, 8_000, 12_000), 500))
                .as("1,000 Hz at 16 kHz")
                .isGreaterThan(0.9);
    }
}
