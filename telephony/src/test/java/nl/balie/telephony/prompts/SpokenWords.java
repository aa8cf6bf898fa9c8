package nl.balie.telephony.prompts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.balie.telephony.Prompt;
import nl.balie.telephony.media.Audio;
import nl.balie.telephony.media.Codec;
import nl.balie.telephony.media.RtpPeer.Packet;

/** Knows words that Balie speaks by their very samples: other words, music or noise are none. */
public final class SpokenWords {
    private static final Map<Prompt.Speech, Audio> SPOKEN = new ConcurrentHashMap<>();
    private static final Prompts SPEAKER = speaker();

    private SpokenWords() {}

    private static Prompts speaker() {
        try {
            return new Prompts(Files.createTempDirectory("spoken-words"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Whether the half in the middle of this sentence is in these packets, in one piece. */
    public static boolean areIn(List<Packet> packets, String language, String sentence) {
        if (packets.isEmpty()) {
            return false;
        }
        int type = packets.getFirst().payloadType();
        Codec codec = type == Codec.PCMU.payloadType() ? Codec.PCMU : Codec.PCMA;
        byte[] whole = SPOKEN.computeIfAbsent(
                        new Prompt.Speech(language, sentence),
                        text -> SPEAKER.load(text).join())
                .in(codec);
        var heard = new ByteArrayOutputStream();
        packets.stream()
                .filter(packet -> packet.payloadType() == codec.payloadType())
                .forEach(packet -> heard.writeBytes(packet.payload()));
        return isIn(heard.toByteArray(), Arrays.copyOfRange(whole, whole.length / 4, whole.length * 3 / 4));
    }

    private static boolean isIn(byte[] heard, byte[] piece) {
        for (int start = 0; start + piece.length <= heard.length; start++) {
            if (Arrays.equals(heard, start, start + piece.length, piece, 0, piece.length)) {
                return true;
            }
        }
        return false;
    }
}
