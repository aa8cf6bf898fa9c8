package nl.balie.telephony.prompts;

/**
 * Turns sound into another sample rate with a low-pass filter of finite length (a sinc in a Kaiser window), so that
 * what lies above half the lower rate is gone instead of folded back into what is heard.
 */
final class Resampler {
    /** Zero crossings of the sinc on each side: 64 make the filter's edge about 250 Hz wide at 8 kHz. */
    private static final int CROSSINGS = 64;
    /** Of half the lower rate; the rest is the filter's edge. */
    private static final double PASS_BAND = 0.97;
    /** Kaiser window: about 80 dB of attenuation. */
    private static final double BETA = 8;

    private Resampler() {}

    static short[] resample(short[] samples, int fromRate, int toRate) {
        if (fromRate == toRate) {
            return samples;
        }
        int divisor = gcd(fromRate, toRate);
        int up = toRate / divisor;
        int down = fromRate / divisor;
        double cutoff = PASS_BAND * Math.min(1, (double) toRate / fromRate);
        int reach = (int) Math.ceil(CROSSINGS / cutoff);
        double[][] filters = new double[up][];
        short[] result = new short[(int) ((long) samples.length * up / down)];
        for (int i = 0; i < result.length; i++) {
            long position = (long) i * down;
            int phase = (int) (position % up);
            if (filters[phase] == null) {
                filters[phase] = filter((double) phase / up, cutoff, reach);
            }
            result[i] = convolve(samples, (int) (position / up) - reach + 1, filters[phase]);
        }
        return result;
    }

    private static short convolve(short[] samples, int from, double[] filter) {
        double sum = 0;
        int first = Math.max(0, -from);
        int until = Math.min(filter.length, samples.length - from);
        for (int tap = first; tap < until; tap++) {
            sum += samples[from + tap] * filter[tap];
        }
        return (short) Math.clamp(Math.round(sum), Short.MIN_VALUE, Short.MAX_VALUE);
    }

    /** The taps for a moment that lies this fraction of a sample after one of the samples; they add up to 1. */
    private static double[] filter(double fraction, double cutoff, int reach) {
        double[] taps = new double[2 * reach];
        double sum = 0;
        for (int tap = 0; tap < taps.length; tap++) {
            double distance = tap - reach + 1 - fraction;
            double edge = distance / reach;
            double window = Math.abs(edge) >= 1 ? 0 : bessel(BETA * Math.sqrt(1 - edge * edge)) / bessel(BETA);
            taps[tap] = sinc(cutoff * distance) * window;
            sum += taps[tap];
        }
        for (int tap = 0; tap < taps.length; tap++) {
            taps[tap] /= sum;
        }
        return taps;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    /** The modified Bessel function of order zero, by its series. */
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > sum * 1e-12; k++) {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }

    private static int gcd(int one, int other) {
        return other == 0 ? one : gcd(other, one % other);
    }
}
