package nl.balie.telephony.media;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The ears that one stream has at this moment; owned by its media thread. Hearing allocates nothing. */
final class Ears {
    private Ear[] ears = {};

    void add(Ear ear) {
        remove(ear);
        ears = Arrays.copyOf(ears, ears.length + 1);
        ears[ears.length - 1] = ear;
    }

    void remove(Ear ear) {
        ears = Arrays.stream(ears).filter(other -> other != ear).toArray(Ear[]::new);
    }

    /** One packet of voice. */
    void hear(Codec codec, RtpHeader header, ByteBuffer packet, long now) {
        for (Ear ear : ears) {
            ear.hear(codec, header, packet, now);
        }
    }
}
