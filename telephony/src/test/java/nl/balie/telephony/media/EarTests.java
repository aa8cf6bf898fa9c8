package nl.balie.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EarTests {
    private final Ear ear = new Ear();
    private int sequence;

    private void packet(int timestamp, int samples, short value) {
        byte[] payload = new byte[samples];
        Arrays.fill(payload, G711.toALaw(value));
        RtpHeader header = new RtpHeader();
        ByteBuffer packet = ByteBuffer.wrap(RtpPeer.packet(8, false, sequence++, timestamp, 7, payload));
        assertThat(header.parse(packet)).isTrue();
        ear.hear(Codec.PCMA, header, packet, 0);
    }

    private List<Integer> levels() {
        return levels(ear);
    }

    private static List<Integer> levels(Ear ear) {
        List<Integer> levels = new ArrayList<>();
        ear.read((samples, length, at) -> {
            for (int i = 0; i < length; i += 80) {
                levels.add((int) Math.round(samples[i] / 1000.0));
            }
        });
        return levels;
    }

    @Test
    void hearsSilenceWhereNothingCame() {
        packet(1000, 160, (short) 4032);
        packet(1480, 160, (short) 8064);

        assertThat(levels()).containsExactly(4, 4, 0, 0, 0, 0, 8, 8);
    }

    @Test
    void takesLongPacketsWholeAndEachPacketOnce() {
        packet(-160, 400, (short) 4032);
        packet(-160, 160, (short) 8064);
        packet(240, 160, (short) 8064);

        assertThat(levels()).containsExactly(4, 4, 4, 4, 4, 8, 8);
    }

    @Test
    void aStreamHasAsManyEarsAsListen() {
        Ear other = new Ear();
        Ears ears = new Ears();
        ears.add(ear);
        ears.add(other);
        ears.add(ear);
        hear(ears, 0);
        ears.remove(ear);
        ears.remove(ear);
        hear(ears, 160);
        ears.remove(other);
        hear(ears, 320);

        assertThat(levels()).containsExactly(4, 4);
        assertThat(levels(other)).containsExactly(4, 4, 4, 4);
    }

    private static void hear(Ears ears, int timestamp) {
        byte[] payload = new byte[160];
        Arrays.fill(payload, G711.toALaw((short) 4032));
        RtpHeader header = new RtpHeader();
        ByteBuffer packet = ByteBuffer.wrap(RtpPeer.packet(8, false, 0, timestamp, 7, payload));
        assertThat(header.parse(packet)).isTrue();
        ears.hear(Codec.PCMA, header, packet, 0);
    }

    @Test
    void losesWhatComesWhileNobodyReads() {
        for (int packet = 0; packet < 300; packet++) {
            packet(packet * 160, 160, (short) 4032);
        }

        assertThat(levels()).hasSize(512);
        assertThat(ear.lost()).isEqualTo(44);
        packet(300 * 160, 160, (short) 8064);
        assertThat(levels()).hasSize(44 * 2 + 2).endsWith(8, 8);
    }
}
