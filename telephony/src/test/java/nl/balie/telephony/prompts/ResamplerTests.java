package nl.balie.telephony.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import nl.balie.telephony.media.ToneDetector;
import org.junit.jupiter.api.Test;

class ResamplerTests {
    private static final int ESPEAK = 22_050;

    @Test
    void keepsWhatATelephoneCanCarry() {
        for (int hertz : new int[] {300, 1000, 2000, 3400}) {
            short[] result = middle(Resampler.resample(tone(hertz, ESPEAK), ESPEAK, 8000));

            assertThat(ToneDetector.share(result, hertz)).isGreaterThan(0.999);
            assertThat(ToneDetector.level(result)).isBetween(7000.0, 7150.0);
        }
    }

    @Test
    void removesWhatWouldFoldBack() {
        for (int hertz : new int[] {4300, 5000, 7000, 10_000}) {
            short[] result = middle(Resampler.resample(tone(hertz, ESPEAK), ESPEAK, 8000));

            assertThat(ToneDetector.level(result)).isLessThan(10);
        }
    }

    @Test
    void keepsALevelSampleForSample() {
        short[] level = new short[22_050];
        Arrays.fill(level, (short) 1234);

        assertThat(middle(Resampler.resample(level, ESPEAK, 8000))).containsOnly((short) 1234);
    }

    @Test
    void keepsTheDuration() {
        assertThat(Resampler.resample(new short[22_050], ESPEAK, 8000)).hasSize(8000);
        assertThat(Resampler.resample(new short[16_000], 16_000, 8000)).hasSize(8000);
        assertThat(Resampler.resample(new short[4000], 4000, 8000)).hasSize(8000);
        assertThat(Resampler.resample(new short[0], ESPEAK, 8000)).isEmpty();
    }

    @Test
    void leavesTheSameRateAsItIs() {
        short[] samples = {1, 2, 3};

        assertThat(Resampler.resample(samples, 8000, 8000)).containsExactly(1, 2, 3);
    }

    private static short[] middle(short[] samples) {
        return Arrays.copyOfRange(samples, 1000, samples.length - 1000);
    }

    private static short[] tone(double hertz, int rate) {
        short[] tone = new short[rate];
        for (int i = 0; i < rate; i++) {
            tone[i] = (short) Math.round(10_000 * Math.sin(2 * Math.PI * hertz * i / rate));
        }
        return tone;
    }
}
