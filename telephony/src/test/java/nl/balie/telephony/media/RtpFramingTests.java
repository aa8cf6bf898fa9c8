package nl.balie.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RtpFramingTests {
    private final RtpHeader header = new RtpHeader();

    @Test
    void readsAPlainPacket() {
        assertThat(parse("80 88 ffff 80000001 deadbeef d5d5d5")).isTrue();

        assertThat(header.payloadType()).isEqualTo(8);
        assertThat(header.marker()).isTrue();
        assertThat(header.sequence()).isEqualTo(65_535);
        assertThat(header.timestamp()).isEqualTo(0x80000001);
        assertThat(header.ssrc()).isEqualTo(0xdeadbeef);
        assertThat(header.payloadAt()).isEqualTo(12);
        assertThat(header.payloadLength()).isEqualTo(3);
    }

    @Test
    void stepsOverContributingSourcesAndExtension() {
        assertThat(parse("92 00 0001 00000001 00000001 aaaaaaaa bbbbbbbb bede0001 cccccccc 0102"))
                .isTrue();

        assertThat(header.payloadAt()).isEqualTo(28);
        assertThat(header.payloadLength()).isEqualTo(2);
    }

    @Test
    void leavesPaddingOut() {
        assertThat(parse("a0 00 0001 00000001 00000001 0102 000003")).isTrue();

        assertThat(header.payloadLength()).isEqualTo(2);
    }

    @Test
    void readsAPacketWithoutPayload() {
        assertThat(parse("80 00 0001 00000001 00000001")).isTrue();

        assertThat(header.payloadLength()).isZero();
    }

    @Test
    void refusesOtherVersions() {
        assertThat(parse("00 00 0001 00000001 00000001 01")).isFalse();
        assertThat(parse("40 00 0001 00000001 00000001 01")).isFalse();
        assertThat(parse("c0 00 0001 00000001 00000001 01")).isFalse();
    }

    @Test
    void refusesWhatIsCutOff() {
        assertThat(parse("")).isFalse();
        assertThat(parse("80 00 0001 00000001 000000")).isFalse();
        assertThat(parse("8f 00 0001 00000001 00000001 aaaaaaaa")).isFalse();
        assertThat(parse("90 00 0001 00000001 00000001 bede")).isFalse();
        assertThat(parse("90 00 0001 00000001 00000001 bedeffff cccccccc")).isFalse();
    }

    @Test
    void refusesPaddingThatCannotBe() {
        assertThat(parse("a0 00 0001 00000001 00000001 0102 000000")).isFalse();
        assertThat(parse("a0 00 0001 00000001 00000001 0102 0000ff")).isFalse();
        assertThat(parse("a0 00 0001 00000001 00000001")).isFalse();
    }

    @Property
    void whateverComesThePayloadLiesInsideThePacket(
            @ForAll @Size(max = 100) byte[] bytes, @ForAll @IntRange(max = 20) int before) {
        ByteBuffer packet = ByteBuffer.allocateDirect(before + bytes.length);
        packet.position(before).put(bytes).position(before);

        if (header.parse(packet)) {
            assertThat(header.payloadAt()).isGreaterThanOrEqualTo(before + 12);
            assertThat(header.payloadLength()).isNotNegative();
            assertThat(header.payloadAt() + header.payloadLength()).isLessThanOrEqualTo(packet.limit());
        }
    }

    @Property
    void whateverFollowsAValidFirstByteThePayloadLiesInsideThePacket(
            @ForAll @IntRange(min = 0x80, max = 0xBF) int first, @ForAll @Size(max = 100) byte[] rest) {
        ByteBuffer packet = ByteBuffer.allocate(1 + rest.length);
        packet.put((byte) first).put(rest).flip();

        if (header.parse(packet)) {
            assertThat(header.payloadAt() + header.payloadLength()).isBetween(12, packet.limit());
        }
    }

    private boolean parse(String hex) {
        return header.parse(ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", ""))));
    }
}
