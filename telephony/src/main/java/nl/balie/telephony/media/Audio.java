package nl.balie.telephony.media;

import java.time.Duration;
import java.util.List;

/**
 * Sound that is ready to be sent: 8 kHz, mono, held in both encodings so that nothing is converted while it plays.
 *
 * @param pcma A-law bytes, one a sample
 * @param pcmu µ-law bytes, one a sample, as many
 */
public record Audio(byte[] pcma, byte[] pcmu) {
    /** Samples a second of everything that is sent and received. */
    public static final int SAMPLE_RATE = 8000;

    public Audio {
        if (pcma.length != pcmu.length) {
            throw new IllegalArgumentException("both encodings must be equally long");
        }
    }

    /** Encodes linear samples of 16 bit, 8 kHz, mono. */
    public static Audio ofPcm(short[] samples) {
        byte[] pcma = new byte[samples.length];
        byte[] pcmu = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            pcma[i] = G711.toALaw(samples[i]);
            pcmu[i] = G711.toMuLaw(samples[i]);
        }
        return new Audio(pcma, pcmu);
    }

    /** The sounds one after another, as a sound of its own. */
    public static Audio joined(List<Audio> parts) {
        return new Audio(joined(parts, Codec.PCMA), joined(parts, Codec.PCMU));
    }

    private static byte[] joined(List<Audio> parts, Codec codec) {
        byte[] all = new byte[parts.stream().mapToInt(Audio::samples).sum()];
        int at = 0;
        for (Audio part : parts) {
            System.arraycopy(part.in(codec), 0, all, at, part.samples());
            at += part.samples();
        }
        return all;
    }

    /** The bytes in this codec; not to be changed. For G.722, whose bytes depend on those before, the A-law ones to make them of. */
    public byte[] in(Codec codec) {
        return switch (codec) {
            case PCMA, G722 -> pcma;
            case PCMU -> pcmu;
        };
    }

    /** How many samples there are, 8000 to a second. */
    public int samples() {
        return pcma.length;
    }

    /** How long it lasts. */
    public Duration duration() {
        return Duration.ofNanos(samples() * (1_000_000_000L / SAMPLE_RATE));
    }
}
