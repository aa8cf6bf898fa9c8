package nl.balie.telephony.media;

/** Finds tones in what was heard, and makes them (Goertzel's algorithm; 8 kHz, linear 16 bit). */
public final class ToneDetector {
    private static final double CLEAR = 0.5;
    private static final double QUIET = 200;

    private ToneDetector() {}

    /** The share of the sound's energy that lies at this frequency: 1 for a pure tone, 0 for none or for silence. */
    public static double share(short[] samples, double hertz) {
        double energy = 0;
        double coefficient = 2 * Math.cos(2 * Math.PI * hertz / Audio.SAMPLE_RATE);
        double last = 0;
        double beforeLast = 0;
        for (short sample : samples) {
            double current = sample + coefficient * last - beforeLast;
            beforeLast = last;
            last = current;
            energy += (double) sample * sample;
        }
        if (energy == 0) {
            return 0;
        }
        double power = last * last + beforeLast * beforeLast - coefficient * last * beforeLast;
        return 2 * power / (energy * samples.length);
    }

    /** Whether this tone is most of what is heard, and loud enough to be meant. */
    public static boolean hears(short[] samples, double hertz) {
        return level(samples) > QUIET && share(samples, hertz) > CLEAR;
    }

    /** Root mean square of the samples. */
    public static double level(short[] samples) {
        double energy = 0;
        for (short sample : samples) {
            energy += (double) sample * sample;
        }
        return samples.length == 0 ? 0 : Math.sqrt(energy / samples.length);
    }

    /** The samples of a sound that is ready to be sent. */
    public static short[] decoded(Audio audio) {
        short[] samples = new short[audio.samples()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = G711.fromALaw(audio.pcma()[i]);
        }
        return samples;
    }

    /** A tone of about -9 dBFS. */
    public static short[] tone(double hertz, int samples) {
        short[] tone = new short[samples];
        for (int i = 0; i < samples; i++) {
            tone[i] = (short) (11_000 * Math.sin(2 * Math.PI * hertz * i / Audio.SAMPLE_RATE));
        }
        return tone;
    }
}
