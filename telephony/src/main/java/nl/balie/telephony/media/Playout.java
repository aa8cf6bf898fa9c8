package nl.balie.telephony.media;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a stream plays and how far it is: a sound once, music that goes on where it was, or silence. Owned by a media
 * thread.
 */
final class Playout {
    /** Samples in a packet: 20 ms. */
    static final int FRAME = Audio.SAMPLE_RATE / 50;

    private static final byte[] SILENT_A = silence(Codec.PCMA);
    private static final byte[] SILENT_MU = silence(Codec.PCMU);

    private @Nullable Audio once;
    private int position;
    private List<Audio> tracks = List.of();
    private boolean playingMusic;
    private int track;
    private int trackPosition;

    void once(Audio next) {
        once = next;
        position = 0;
        playingMusic = false;
    }

    /** From the first one on; what is heard now stays. */
    void music(List<Audio> next) {
        tracks = next.stream().filter(sound -> sound.samples() > 0).toList();
        playingMusic &= !tracks.isEmpty();
        track = 0;
        trackPosition = 0;
    }

    void resumeMusic() {
        once = null;
        playingMusic = !tracks.isEmpty();
    }

    void silence() {
        once = null;
        playingMusic = false;
    }

    /** Puts the next 20 ms, for G.722 in A-law, padded with silence after the end. */
    void put(Codec codec, ByteBuffer out) {
        if (playingMusic) {
            putMusic(codec, out);
            return;
        }
        Audio current = once;
        byte[] silent = codec == Codec.PCMU ? SILENT_MU : SILENT_A;
        int sound = current == null ? 0 : Math.min(FRAME, current.samples() - position);
        if (current != null) {
            out.put(current.in(codec), position, sound);
        }
        out.put(silent, 0, FRAME - sound);
    }

    private void putMusic(Codec codec, ByteBuffer out) {
        int number = track;
        int at = trackPosition;
        int wanted = FRAME;
        while (wanted > 0) {
            byte[] bytes = tracks.get(number).in(codec);
            int part = Math.min(wanted, bytes.length - at);
            out.put(bytes, at, part);
            wanted -= part;
            at = 0;
            number = (number + 1) % tracks.size();
        }
    }

    /** Moves on by 20 ms; gives the sound that has come to its end, if one just did. */
    @Nullable
    Audio advance() {
        if (playingMusic) {
            trackPosition += FRAME;
            while (trackPosition >= tracks.get(track).samples()) {
                trackPosition -= tracks.get(track).samples();
                track = (track + 1) % tracks.size();
            }
            return null;
        }
        Audio current = once;
        if (current == null) {
            return null;
        }
        position += FRAME;
        if (position < current.samples()) {
            return null;
        }
        once = null;
        return current;
    }

    private static byte[] silence(Codec codec) {
        byte[] silent = new byte[FRAME];
        Arrays.fill(silent, G711.silence(codec));
        return silent;
    }
}
