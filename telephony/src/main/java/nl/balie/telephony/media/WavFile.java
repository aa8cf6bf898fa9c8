package nl.balie.telephony.media;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A WAV file of PCM 16 bit, 8 kHz, mono that grows. Until it is closed its header says that the sound goes on to the end
 * of the file, so that it can be read, and mended by {@link Wav#repair}, when nobody came to close it.
 */
final class WavFile implements Closeable {
    private static final int ROOM = 16_384;

    private final FileChannel channel;
    private final ByteBuffer pending = ByteBuffer.allocate(ROOM).order(ByteOrder.LITTLE_ENDIAN);
    private long samples;

    /** @throws IOException when the file is already there or cannot be made */
    WavFile(Path file) throws IOException {
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            write(Wav.header(Audio.SAMPLE_RATE, Wav.UNKNOWN_SIZE));
        } catch (IOException | RuntimeException full) {
            channel.close();
            throw full;
        }
    }

    void append(short[] more, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            if (pending.remaining() < Short.BYTES) {
                flush();
            }
            pending.putShort(more[i]);
        }
        samples += length;
    }

    /** Gives what has been appended to the system, which keeps it when this process dies. */
    void flush() throws IOException {
        write(pending.flip());
        pending.clear();
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    long samples() {
        return samples;
    }

    /** Completes the header and has all of it stored. */
    @Override
    public void close() throws IOException {
        try (channel) {
            flush();
            ByteBuffer header = Wav.header(Audio.SAMPLE_RATE, (int) samples * Short.BYTES);
            while (header.hasRemaining()) {
                channel.write(header, header.position());
            }
            channel.force(true);
        }
    }
}
