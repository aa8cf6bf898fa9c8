package nl.balie.telephony.prompts;

import nl.balie.telephony.media.Audio;

/** Sounds that are computed: the tone in place of speech, and the music for those who wait. */
final class Tones {
    private static final int RATE = Audio.SAMPLE_RATE;

    /** The two chords of a bar share it; 16 bars of 2 s make a loop of 32 s. */
    private static final double BAR_SECONDS = 2.0;

    /**
     * The chords of the loop, as semitones above C3. Each is broken upwards and back down, four notes to the half bar.
     * Our own sequence: eight bars that leave home and eight that come back.
     */
    private static final int[][] CHORDS = {
        {0, 7, 12, 16}, {-3, 4, 12, 16}, {-7, 5, 9, 12}, {-5, 2, 11, 14},
        {0, 7, 14, 16}, {4, 7, 11, 19}, {-7, 5, 9, 16}, {-5, 5, 11, 14},
        {-3, 4, 9, 12}, {4, 7, 11, 14}, {-7, 5, 12, 16}, {0, 7, 12, 14},
        {2, 5, 9, 17}, {-5, 2, 11, 17}, {0, 4, 12, 16}, {-5, 7, 11, 14},
    };

    /** Which note of the chord sounds at each eighth of a bar. */
    private static final int[] FIGURE = {0, 1, 2, 3, 2, 1, 2, 1};

    /** A slow voice above: semitones above C3 for each bar, in which it swells and fades. */
    private static final int[] VOICE = {28, 28, 24, 26, 28, 31, 28, 26, 24, 23, 24, 26, 29, 26, 28, 26};

    private static final double LOWEST = 130.81;
    /** Root mean square of the music: -18 dBFS. */
    private static final double MUSIC_LEVEL = 32_768 * 0.126;

    private Tones() {}

    /** 440 Hz for 600 ms, with soft ends, at about -12 dBFS. */
    static short[] beep() {
        short[] samples = new short[RATE * 6 / 10];
        tone(samples, samples.length, 440);
        return samples;
    }

    /** 425 Hz for 1 s, then silence for 4 s. */
    static short[] ringing() {
        short[] samples = new short[5 * RATE];
        tone(samples, RATE, 425);
        return samples;
    }

    private static void tone(short[] samples, int length, double hertz) {
        int ramp = RATE / 100;
        for (int i = 0; i < length; i++) {
            double edge = Math.min(1, Math.min(i, length - 1 - i) / (double) ramp);
            samples[i] = (short) (8200 * edge * Math.sin(2 * Math.PI * hertz * i / RATE));
        }
    }

    /** A calm loop of 32 s; notes ring on over its end into its beginning, so that no seam is heard. */
    static short[] music() {
        double[] mix = new double[(int) (CHORDS.length * BAR_SECONDS * RATE)];
        double eighth = BAR_SECONDS / FIGURE.length;
        for (int bar = 0; bar < CHORDS.length; bar++) {
            double start = bar * BAR_SECONDS;
            for (int i = 0; i < FIGURE.length; i++) {
                pluck(mix, start + i * eighth, CHORDS[bar][FIGURE[i]], i == 0 ? 1.0 : 0.7);
            }
            swell(mix, start, VOICE[bar], 0.35);
        }
        double energy = 0;
        for (double sample : mix) {
            energy += sample * sample;
        }
        double gain = MUSIC_LEVEL / Math.sqrt(energy / mix.length);
        short[] samples = new short[mix.length];
        for (int i = 0; i < mix.length; i++) {
            samples[i] = (short) Math.clamp(Math.round(mix[i] * gain), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return samples;
    }

    /** A soft struck note with two overtones that die out sooner than the note itself. */
    private static void pluck(double[] mix, double start, int semitone, double strength) {
        double hertz = hertz(semitone);
        int first = (int) (start * RATE);
        int length = 2 * RATE;
        for (int i = 0; i < length; i++) {
            double t = (double) i / RATE;
            double attack = Math.min(1, t / 0.015);
            double release = Math.min(1, (length - i) / (0.2 * RATE));
            double sound = Math.sin(2 * Math.PI * hertz * t) * Math.exp(-2.2 * t)
                    + 0.30 * Math.sin(4 * Math.PI * hertz * t) * Math.exp(-3.5 * t)
                    + 0.08 * Math.sin(6 * Math.PI * hertz * t) * Math.exp(-6.0 * t);
            mix[(first + i) % mix.length] += strength * attack * release * sound;
        }
    }

    /** A pure note that rises and falls over a bar and a half. */
    private static void swell(double[] mix, double start, int semitone, double strength) {
        double hertz = hertz(semitone);
        int first = (int) (start * RATE);
        int length = (int) (1.5 * BAR_SECONDS * RATE);
        for (int i = 0; i < length; i++) {
            double envelope = Math.pow(Math.sin(Math.PI * i / length), 2);
            mix[(first + i) % mix.length] += strength * envelope * Math.sin(2 * Math.PI * hertz * i / RATE);
        }
    }

    private static double hertz(int semitone) {
        return LOWEST * Math.pow(2, semitone / 12.0);
    }
}
