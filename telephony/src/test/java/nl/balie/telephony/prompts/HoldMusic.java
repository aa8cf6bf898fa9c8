package nl.balie.telephony.prompts;

import java.util.Arrays;
import java.util.List;
import nl.balie.telephony.media.Audio;
import nl.balie.telephony.media.Codec;
import nl.balie.telephony.media.RtpPeer.Packet;

/** Knows the music for those who wait by its very samples: a tone, speech or noise is none. */
public final class HoldMusic {
    /** Packets one after the other that must all be of the music: half a second. */
    private static final int ENOUGH = 25;

    private static final Audio MUSIC = Audio.ofPcm(Tones.music());

    private HoldMusic() {}

    /** Whether the last half second of these packets is a piece of the music, which begins again after its end. */
    public static boolean isEndOf(List<Packet> packets) {
        if (packets.size() < ENOUGH) {
            return false;
        }
        List<Packet> last = packets.subList(packets.size() - ENOUGH, packets.size());
        Codec codec = last.getFirst().payloadType() == Codec.PCMU.payloadType() ? Codec.PCMU : Codec.PCMA;
        if (!last.stream().allMatch(packet -> packet.payloadType() == codec.payloadType())) {
            return false;
        }
        byte[] heard = new byte
                [last.stream().mapToInt(packet -> packet.payload().length).sum()];
        int at = 0;
        for (Packet packet : last) {
            System.arraycopy(packet.payload(), 0, heard, at, packet.payload().length);
            at += packet.payload().length;
        }
        return isIn(MUSIC.in(codec), heard);
    }

    private static boolean isIn(byte[] loop, byte[] piece) {
        byte[] around = Arrays.copyOf(loop, loop.length + piece.length);
        System.arraycopy(loop, 0, around, loop.length, piece.length);
        for (int start = 0; start < loop.length; start++) {
            if (Arrays.equals(around, start, start + piece.length, piece, 0, piece.length)) {
                return true;
            }
        }
        return false;
    }
}
