package nl.balie.recordings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.LongConsumer;
import nl.balie.telephony.RecordingSink;
import nl.balie.telephony.media.TwoSidedWav;

/** Seals a conversation as it comes, a second at a time, so that an interruption costs no more than what is under way. */
final class RecordingWriter implements RecordingSink {
    private final SealedSound sound;
    private final RecordingStore.Out out;
    private final LongConsumer ended;
    private final ByteBuffer pending = ByteBuffer.allocate(SealedSound.PIECE);
    private long pieces;
    private long bytes;

    /** @param ended told once, with the number of bytes of sound that are kept */
    RecordingWriter(SealedSound sound, RecordingStore.Out out, LongConsumer ended) {
        this.sound = sound;
        this.out = out;
        this.ended = ended;
    }

    @Override
    public void write(short[] customer, short[] agents, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            TwoSidedWav.put(pending, customer[i], agents[i]);
            if (!pending.hasRemaining()) {
                keep();
            }
        }
    }

    private void keep() throws IOException {
        int length = pending.position();
        pending.clear();
        out.append(sound.closed(pieces, Arrays.copyOf(pending.array(), length)));
        pieces++;
        bytes += length;
    }

    @Override
    public void close() throws IOException {
        try (out) {
            if (pending.position() > 0) {
                keep();
            }
        } finally {
            ended.accept(bytes);
        }
    }
}
