package nl.balie.telephony.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;

/**
 * What is in a RIFF WAVE file of one channel, as linear samples: PCM 16 bit, A-law or µ-law.
 *
 * @param sampleRate in hertz
 * @param samples 16 bit, linear; not to be changed
 */
public record Wav(int sampleRate, short[] samples) {
    /** Says in a header that the sound goes on to the end of the file. */
    static final int UNKNOWN_SIZE = -1;

    private static final int HEADER = 44;
    private static final int SAMPLE_RATE_AT = 24;
    private static final int PCM = 1;
    private static final int A_LAW = 6;
    private static final int MU_LAW = 7;
    private static final int EXTENSIBLE = 0xFFFE;
    private static final int EXTENSIBLE_SUBFORMAT_AT = 24;
    private static final int CHUNK_RIFF = tag("RIFF");
    private static final int CHUNK_WAVE = tag("WAVE");
    private static final int CHUNK_FORMAT = tag("fmt ");
    private static final int CHUNK_DATA = tag("data");

    /** The file is not a WAV that can be played; the message says why. */
    public static final class UnreadableException extends IOException {
        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message);
        }
    }

    private record Format(int encoding, int channels, int sampleRate, int bits) {}

    /**
     * Reads a file that is to be played as it is.
     *
     * @throws UnreadableException when it is no WAV of 8 kHz, mono, PCM 16 bit, A-law or µ-law; names the file and why
     * @throws IOException when the file cannot be read
     */
    public static Audio read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            return parse(bytes).audio();
        } catch (UnreadableException refused) {
            throw new UnreadableException(file + ": " + refused.getMessage());
        }
    }

    /**
     * Reads the bytes of a file. A data chunk that claims more than there is ends with the file, as writers to a pipe
     * leave it.
     *
     * @throws UnreadableException when the bytes are no WAV of one channel in one of the three encodings
     */
    public static Wav parse(byte[] bytes) throws UnreadableException {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (in.remaining() < 12 || in.getInt(0) != CHUNK_RIFF || in.getInt(8) != CHUNK_WAVE) {
            throw new UnreadableException("no RIFF WAVE header");
        }
        in.position(12);
        Format format = null;
        while (in.remaining() >= 8) {
            int tag = in.getInt();
            int size = (int) Math.min(Integer.toUnsignedLong(in.getInt()), in.remaining());
            ByteBuffer chunk = in.slice(in.position(), size).order(ByteOrder.LITTLE_ENDIAN);
            if (tag == CHUNK_FORMAT) {
                format = format(chunk);
            } else if (tag == CHUNK_DATA) {
                if (format == null) {
                    throw new UnreadableException("the data come before their format");
                }
                return new Wav(format.sampleRate(), samples(chunk, format));
            }
            in.position(Math.min(in.limit(), in.position() + size + (size & 1)));
        }
        throw new UnreadableException("no data chunk");
    }

    /** The bytes of a WAV file of PCM 16 bit, mono. */
    public byte[] bytes() {
        int size = samples.length * 2;
        ByteBuffer out = ByteBuffer.allocate(HEADER + size).order(ByteOrder.LITTLE_ENDIAN);
        out.put(header(sampleRate, size));
        out.asShortBuffer().put(samples);
        return out.array();
    }

    /** What stands before the samples of PCM 16 bit, mono; ready to be read. */
    static ByteBuffer header(int sampleRate, int size) {
        ByteBuffer out = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(CHUNK_RIFF).putInt(size == UNKNOWN_SIZE ? size : HEADER - 8 + size);
        out.putInt(CHUNK_WAVE);
        out.putInt(CHUNK_FORMAT).putInt(16).putShort((short) PCM).putShort((short) 1);
        out.putInt(sampleRate).putInt(sampleRate * 2).putShort((short) 2).putShort((short) 16);
        out.putInt(CHUNK_DATA).putInt(size);
        return out.flip();
    }

    /**
     * Mends the file of a recording that was broken off, as when the process was killed: its sizes are taken from the
     * length of the file, half a sample at its end is cut off. A file that is whole stays as it is.
     *
     * @return how long it lasts
     * @throws UnreadableException when it is no file that was begun by a recording: PCM 16 bit, mono, a plain header
     * @throws IOException when the file cannot be read or written
     */
    public static Duration repair(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer found = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
            while (found.hasRemaining() && channel.read(found, found.position()) >= 0) {
                // until there is no more
            }
            int sampleRate = found.hasRemaining() ? 0 : found.getInt(SAMPLE_RATE_AT);
            ByteBuffer begun = header(sampleRate, UNKNOWN_SIZE);
            if (found.hasRemaining() || sampleRate <= 0 || !likeness(found).equals(likeness(begun))) {
                throw new UnreadableException(file + ": no header of a recording");
            }
            long size = Math.min(channel.size() - HEADER, Integer.MAX_VALUE - HEADER) & ~1L;
            ByteBuffer right = header(sampleRate, (int) size);
            if (channel.size() != HEADER + size || !found.flip().equals(right)) {
                channel.truncate(HEADER + size);
                while (right.hasRemaining()) {
                    channel.write(right, right.position());
                }
                channel.force(true);
            }
            return Duration.ofNanos(size / 2 * (1_000_000_000L / sampleRate));
        }
    }

    /** A header without its two sizes. */
    private static ByteBuffer likeness(ByteBuffer header) {
        byte[] bytes = Arrays.copyOf(header.array(), HEADER);
        Arrays.fill(bytes, 4, 8, (byte) 0);
        Arrays.fill(bytes, HEADER - 4, HEADER, (byte) 0);
        return ByteBuffer.wrap(bytes);
    }

    /**
     * The samples, ready to be sent.
     *
     * @throws UnreadableException when the rate is not 8 kHz
     */
    public Audio audio() throws UnreadableException {
        if (sampleRate != Audio.SAMPLE_RATE) {
            throw new UnreadableException(
                    "the sample rate is " + sampleRate + " Hz and must be " + Audio.SAMPLE_RATE + " Hz");
        }
        return Audio.ofPcm(samples);
    }

    private static Format format(ByteBuffer chunk) throws UnreadableException {
        if (chunk.remaining() < 16) {
            throw new UnreadableException("the format chunk is cut off");
        }
        int encoding = Short.toUnsignedInt(chunk.getShort(0));
        if (encoding == EXTENSIBLE && chunk.remaining() >= EXTENSIBLE_SUBFORMAT_AT + 2) {
            encoding = Short.toUnsignedInt(chunk.getShort(EXTENSIBLE_SUBFORMAT_AT));
        }
        var format = new Format(
                encoding,
                Short.toUnsignedInt(chunk.getShort(2)),
                chunk.getInt(4),
                Short.toUnsignedInt(chunk.getShort(14)));
        if (format.channels() != 1) {
            throw new UnreadableException("there are " + format.channels() + " channels and must be 1 (mono)");
        }
        if (format.sampleRate() <= 0) {
            throw new UnreadableException(
                    "the sample rate is " + Integer.toUnsignedString(format.sampleRate()) + " Hz");
        }
        return format;
    }

    private static short[] samples(ByteBuffer data, Format format) throws UnreadableException {
        if (format.encoding() == PCM && format.bits() == 16) {
            short[] samples = new short[data.remaining() / 2];
            data.asShortBuffer().get(samples);
            return samples;
        }
        if ((format.encoding() == A_LAW || format.encoding() == MU_LAW) && format.bits() == 8) {
            short[] samples = new short[data.remaining()];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = format.encoding() == A_LAW ? G711.fromALaw(data.get(i)) : G711.fromMuLaw(data.get(i));
            }
            return samples;
        }
        throw new UnreadableException(
                "encoding " + format.encoding() + " with " + format.bits() + " bit must be PCM 16 bit, A-law or µ-law");
    }

    private static int tag(String name) {
        return name.charAt(0) | name.charAt(1) << 8 | name.charAt(2) << 16 | name.charAt(3) << 24;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Wav wav && sampleRate == wav.sampleRate && Arrays.equals(samples, wav.samples);
    }

    @Override
    public int hashCode() {
        return 31 * sampleRate + Arrays.hashCode(samples);
    }

    @Override
    public String toString() {
        return "Wav[" + samples.length + " samples of " + sampleRate + " Hz]";
    }
}
