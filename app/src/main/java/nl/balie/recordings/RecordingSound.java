package nl.balie.recordings;

import java.io.IOException;
import java.io.InputStream;
import nl.balie.telephony.media.TwoSidedWav;
import org.springframework.core.io.AbstractResource;

/** A recording as a WAV file that is opened piece by piece while it is read, from wherever it is asked for. */
final class RecordingSound extends AbstractResource {
    private final String name;
    private final byte[] header;
    private final long bytes;
    private final SealedSound sound;

    /** @param bytes of sound */
    RecordingSound(String name, long bytes, SealedSound sound) {
        this.name = name;
        this.header = TwoSidedWav.header(bytes);
        this.bytes = bytes;
        this.sound = sound;
    }

    @Override
    public String getDescription() {
        return name;
    }

    @Override
    public String getFilename() {
        return name + ".wav";
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public long contentLength() {
        return header.length + bytes;
    }

    @Override
    public InputStream getInputStream() {
        return new Opened();
    }

    private final class Opened extends InputStream {
        private long position;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            long left = contentLength() - position;
            if (left <= 0) {
                return -1;
            }
            byte[] from = header;
            int start = (int) position;
            if (position >= header.length) {
                from = sound.from(position - header.length);
                start = 0;
            }
            int taken = (int) Math.min(Math.min(length, from.length - start), left);
            System.arraycopy(from, start, into, offset, taken);
            position += taken;
            return taken;
        }

        @Override
        public long skip(long count) {
            long skipped = Math.clamp(count, 0, contentLength() - position);
            position += skipped;
            return skipped;
        }
    }
}
