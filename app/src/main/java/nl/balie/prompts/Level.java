package nl.balie.prompts;

import nl.balie.telephony.media.Audio;

/**
 * Brings sound to one level, so that a caller need not reach for his volume between a prompt that was recorded softly
 * and the music after it. What counts is how loud it is while somebody speaks, as in ITU-T P.56: pauses are left out.
 * One gain for the whole prompt; nothing is compressed.
 */
final class Level {
    /** Root mean square while there is speech, a little below the hold music's -18 dBFS. */
    static final double TARGET = 32_768 * 0.1; // -20 dBFS
    /** Above it G.711 would clip: -1 dBFS. */
    private static final double HIGHEST_PEAK = 32_768 * 0.891;
    /** 20 dB; more would make a prompt of the noise of a bad microphone. */
    private static final double MOST_GAIN = 10;
    /** A pause is 20 dB below the loudest moment. */
    private static final double PAUSE = 0.1;

    private static final int FRAME = Audio.SAMPLE_RATE / 50;

    private Level() {}

    /** The same sound at the target level, or as near to it as its peaks and noise allow; samples of 16 bit, 8 kHz. */
    static short[] adjusted(short[] samples) {
        double level = whileSpoken(samples);
        int peak = 0;
        for (short sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        if (level == 0) {
            return samples.clone();
        }
        double gain = Math.min(Math.min(TARGET / level, HIGHEST_PEAK / peak), MOST_GAIN);
        short[] adjusted = new short[samples.length];
        for (int i = 0; i < samples.length; i++) {
            adjusted[i] = (short) Math.round(samples[i] * gain);
        }
        return adjusted;
    }

    /** Root mean square of the frames of 20 ms that are no pause; 0 for silence. */
    static double whileSpoken(short[] samples) {
        double[] energies = new double[(samples.length + FRAME - 1) / FRAME];
        double loudest = 0;
        for (int frame = 0; frame < energies.length; frame++) {
            int until = Math.min(samples.length, (frame + 1) * FRAME);
            double sum = 0;
            for (int i = frame * FRAME; i < until; i++) {
                sum += (double) samples[i] * samples[i];
            }
            energies[frame] = sum / (until - frame * FRAME);
            loudest = Math.max(loudest, energies[frame]);
        }
        double sum = 0;
        int spoken = 0;
        for (double energy : energies) {
            if (energy >= loudest * PAUSE * PAUSE) {
                sum += energy;
                spoken++;
            }
        }
        return spoken == 0 ? 0 : Math.sqrt(sum / spoken);
    }
}
