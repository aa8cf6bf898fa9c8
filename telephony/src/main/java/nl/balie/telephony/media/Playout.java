package nl.balie.telephony.media;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a stream plays and how far it is: a sound once, a sound round and round, or silence. Owned by a media thread. */
final class Playout {
    /** Samples in a packet: 20 ms. */
    static final int FRAME = Audio.SAMPLE_RATE / 50;

    private static final byte[] SILENT_A = silence(Codec.PCMA);
    private static final byte[] SILENT_MU = silence(Codec.PCMU);

    private @Nullable Audio audio;
    private boolean looping;
    private int position;

    void once(Audio next) {
        audio = next;
        looping = false;
        position = 0;
    }

    void loop(Audio next) {
        audio = next.samples() == 0 ? null : next;
        looping = true;
        position = 0;
    }

    void silence() {
        audio = null;
    }

    /** Puts the next 20 ms, padded with silence after the end. */
    void put(Codec codec, ByteBuffer out) {
        Audio current = audio;
        byte[] silent = codec == Codec.PCMA ? SILENT_A : SILENT_MU;
        if (current == null) {
            out.put(silent);
            return;
        }
        byte[] bytes = current.in(codec);
        int at = position;
        int wanted = FRAME;
        while (wanted > 0) {
            int part = Math.min(wanted, bytes.length - at);
            out.put(bytes, at, part);
            wanted -= part;
            at = 0;
            if (wanted > 0 && !looping) {
                out.put(silent, 0, wanted);
                return;
            }
        }
    }

    /** Moves on by 20 ms; gives the sound that has come to its end, if one just did. */
    @Nullable
    Audio advance() {
        Audio current = audio;
        if (current == null) {
            return null;
        }
        position += FRAME;
        if (looping) {
            position %= current.samples();
            return null;
        }
        if (position < current.samples()) {
            return null;
        }
        audio = null;
        return current;
    }

    private static byte[] silence(Codec codec) {
        byte[] silent = new byte[FRAME];
        Arrays.fill(silent, G711.silence(codec));
        return silent;
    }
}
