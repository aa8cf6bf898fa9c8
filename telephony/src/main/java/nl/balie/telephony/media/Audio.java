package nl.balie.telephony.media;

/**
 * Sound that is ready to be sent: 8 kHz, mono, held in both encodings so that nothing is converted while it plays.
 *
 * @param pcma A-law bytes, one a sample
 * @param pcmu µ-law bytes, one a sample, as many
 */
public record Audio(byte[] pcma, byte[] pcmu) {
    public Audio {
        if (pcma.length != pcmu.length) {
            throw new IllegalArgumentException("both encodings must be equally long");
        }
    }

    /** The bytes in this codec; not to be changed. */
    public byte[] in(Codec codec) {
        return switch (codec) {
            case PCMA -> pcma;
            case PCMU -> pcmu;
        };
    }
}
