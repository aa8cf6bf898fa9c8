package nl.balie.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MixTests {
    private final Mix mix = new Mix();

    private static JitterBuffer saying(int level) {
        JitterBuffer buffer = new JitterBuffer();
        byte[] payload = new byte[Playout.FRAME];
        Arrays.fill(payload, G711.toALaw((short) level));
        RtpHeader header = new RtpHeader();
        ByteBuffer packet = ByteBuffer.wrap(RtpPeer.packet(8, false, 0, 0, 1, payload));
        assertThat(header.parse(packet)).isTrue();
        buffer.put(Codec.PCMA, header, packet, 0);
        return buffer;
    }

    private short mixed(Codec codec, int... levels) {
        mix.begin();
        for (int level : levels) {
            mix.add(saying(level), 60);
        }
        ByteBuffer out = ByteBuffer.allocate(Playout.FRAME);
        mix.put(codec, out);
        assertThat(out.hasRemaining()).isFalse();
        byte code = out.get(Playout.FRAME - 1);
        return codec == Codec.PCMU ? G711.fromMuLaw(code) : G711.fromALaw(code);
    }

    @Test
    void sumsInEitherCodec() {
        assertThat(mixed(Codec.PCMA, 4000, 5000, -2000)).isCloseTo((short) 7000, within(300));
        assertThat(mixed(Codec.PCMU, 4000, 5000, -2000)).isCloseTo((short) 7000, within(300));
    }

    @Test
    void nobodyIsSilence() {
        assertThat(mixed(Codec.PCMU)).isZero();
        assertThat(mixed(Codec.PCMA)).isBetween((short) -8, (short) 8);
    }

    @Test
    void tooLoudIsCutOffAndNotTurnedRound() {
        for (Codec codec : Codec.values()) {
            assertThat(mixed(codec, 30_000, 30_000)).isGreaterThan((short) 31_000);
            assertThat(mixed(codec, -30_000, -30_000, -30_000)).isLessThan((short) -31_000);
            assertThat(mixed(codec, 30_000, 30_000, -30_000)).isCloseTo((short) 30_000, within(1500));
        }
    }

    private static org.assertj.core.data.Offset<Short> within(int offset) {
        return org.assertj.core.api.Assertions.within((short) offset);
    }
}
