package nl.balie.recordings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;
import nl.balie.telephony.media.TwoSidedWav;
import org.jspecify.annotations.Nullable;

/**
 * The sound of a recording as it is kept: a second at a time, each sealed with its recording and its number, so that any
 * moment can be opened by itself and none can be left out, put elsewhere or changed. Not for several threads.
 */
final class SealedSound {
    /** Of sound in a piece; the last one may have less. */
    static final int PIECE = TwoSidedWav.BYTES_A_SECOND;

    private static final int NAME = 3 * Long.BYTES;
    private static final int SEALED_PIECE = Seal.length(NAME, PIECE);

    private final RecordingStore store;
    private final String organisation;
    private final UUID recording;
    private final Seal seal;
    private long opened = -1;
    private byte @Nullable [] piece;

    SealedSound(RecordingStore store, String organisation, UUID recording, byte[] key) {
        this.store = store;
        this.organisation = organisation;
        this.recording = recording;
        this.seal = new Seal(key);
    }

    /** The piece of this number, to be kept. */
    byte[] closed(long number, byte[] sound) {
        return seal.close(name(number), sound);
    }

    private byte[] name(long number) {
        return ByteBuffer.allocate(NAME)
                .put(RecordingKeys.name(recording))
                .putLong(number)
                .array();
    }

    /**
     * Sound from this byte on, to the end of its second.
     *
     * @throws BrokenRecordingException when it is not what was recorded, or less than that
     */
    byte[] from(long position) throws IOException {
        long number = position / PIECE;
        byte[] sound = piece(number);
        int start = (int) (position % PIECE);
        if (start >= sound.length) {
            throw new BrokenRecordingException("recording " + recording);
        }
        return Arrays.copyOfRange(sound, start, sound.length);
    }

    private byte[] piece(long number) throws IOException {
        byte[] known = piece;
        if (known != null && opened == number) {
            return known;
        }
        byte[] sealed = store.read(organisation, recording, number * SEALED_PIECE, SEALED_PIECE);
        byte[] sound = seal.open(name(number), sealed, "recording " + recording);
        piece = sound;
        opened = number;
        return sound;
    }

    /**
     * Cuts off what was not written to its end when the writing was broken off.
     *
     * @return how many bytes of sound there are
     */
    long mend() throws IOException {
        long size = store.size(organisation, recording);
        long whole = size / SEALED_PIECE;
        long rest = size % SEALED_PIECE;
        if (rest == 0) {
            return whole * PIECE;
        }
        try {
            return whole * PIECE + piece(whole).length;
        } catch (BrokenRecordingException halfWritten) {
            store.truncate(organisation, recording, whole * SEALED_PIECE);
            return whole * PIECE;
        }
    }
}
