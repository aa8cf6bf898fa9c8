package nl.balie.telephony.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import nl.balie.telephony.media.ToneDetector;
import org.junit.jupiter.api.Test;

class TonesTests {
    @Test
    void theToneInPlaceOfSpeechIsRecognised() {
        short[] beep = Tones.beep();

        assertThat(beep).hasSize(4800);
        assertThat(ToneDetector.share(beep, 440)).isGreaterThan(0.95);
        assertThat(ToneDetector.level(beep)).isBetween(5000.0, 6000.0);
    }

    @Test
    void theRingingToneIsOneSecondInFive() {
        short[] ringing = Tones.ringing();

        assertThat(ringing).hasSize(5 * 8000);
        assertThat(ToneDetector.share(Arrays.copyOf(ringing, 8000), 425)).isGreaterThan(0.95);
        assertThat(ToneDetector.level(Arrays.copyOfRange(ringing, 8000, 40_000)))
                .isZero();
    }

    @Test
    void theMusicHasASaneLevelThroughout() {
        short[] music = Tones.music();
        int peak = 0;
        for (short sample : music) {
            peak = Math.max(peak, Math.abs((int) sample));
        }

        assertThat(music).hasSize(32 * 8000);
        assertThat(decibels(ToneDetector.level(music))).isBetween(-18.5, -17.5);
        assertThat(decibels(peak)).isLessThan(-3);
        for (int second = 0; second < 32; second++) {
            short[] part = Arrays.copyOfRange(music, second * 8000, (second + 1) * 8000);
            assertThat(decibels(ToneDetector.level(part))).isBetween(-26.0, -12.0);
        }
    }

    @Test
    void theMusicHasNoSeamWhereItsEndMeetsItsBeginning() {
        short[] music = Tones.music();
        int largest = 0;
        for (int i = 1; i < music.length; i++) {
            largest = Math.max(largest, Math.abs(music[i] - music[i - 1]));
        }

        assertThat(Math.abs(music[0] - music[music.length - 1])).isLessThanOrEqualTo(largest);
        assertThat(ToneDetector.level(Arrays.copyOf(music, 80))).isGreaterThan(100);
    }

    private static double decibels(double level) {
        return 20 * Math.log10(level / 32_768);
    }
}
