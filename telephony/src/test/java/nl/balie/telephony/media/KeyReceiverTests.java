package nl.balie.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class KeyReceiverTests {
    private static final boolean END = true;
    private static final long SECOND = 1_000_000_000;

    private final KeyReceiver keys = new KeyReceiver();
    private final StringBuilder pressed = new StringBuilder();
    private int sequence;
    private int source = 77;
    private long now;

    @Test
    void tellsAPressOnceAtItsFirstPacket() {
        packet(1000, 5, false, 160);
        assertThat(pressed).hasToString("5");

        packet(1000, 5, false, 320);
        packet(1000, 5, END, 480);
        packet(1000, 5, END, 480);
        packet(1000, 5, END, 480);

        assertThat(pressed).hasToString("5");
    }

    @Test
    void tellsAPressOfWhichOnlyTheEndArrived() {
        packet(1000, 7, END, 480);
        packet(1000, 7, END, 480);

        assertThat(pressed).hasToString("7");
    }

    @Test
    void tellsTwoQuickPressesOfTheSameKey() {
        packet(1000, 1, false, 160);
        packet(1000, 1, END, 320);
        packet(1480, 1, false, 160);
        packet(1480, 1, END, 320);

        assertThat(pressed).hasToString("11");
    }

    @Test
    void tellsTwoPressesOfWhichAllBetweenWasLost() {
        packet(1000, 1, false, 160);
        packet(1480, 1, END, 320);

        assertThat(pressed).hasToString("11");
    }

    @Test
    void ignoresARetransmissionThatTheNextPressOvertook() {
        packet(1000, 1, END, 320);
        packet(1480, 2, false, 160);
        packet(1000, 1, END, 320);
        packet(1480, 2, END, 320);

        assertThat(pressed).hasToString("12");
    }

    @Test
    void staysRightWhereTheTimestampWraps() {
        packet(-100, 3, END, 320);
        packet(400, 4, false, 160);
        packet(-100, 3, END, 320);
        packet(400, 4, END, 320);

        assertThat(pressed).hasToString("34");
    }

    @Test
    void takesTheNextSegmentOfALongPressAsTheSamePress() {
        packet(1000, 9, false, 0xFFFF);
        packet(1000 + 0xFFFF, 9, false, 160);
        packet(1000 + 0xFFFF, 9, END, 320);

        assertThat(pressed).hasToString("9");
    }

    @Test
    void isHeldUntilItsEndAlsoForLong() {
        for (int packet = 1; packet <= 400; packet++) {
            now += SECOND / 20;
            packet(1000, 9, false, packet * 160);
            assertThat(keys.letGo(now)).isFalse();
        }

        packet(1000, 9, END, 64_160);

        assertThat(keys.letGo(now)).isTrue();
        packet(1000, 9, END, 64_160);
        assertThat(keys.letGo(now + 9 * SECOND)).isFalse();
    }

    @Test
    void isLetGoWhenNothingMoreComesOfIt() {
        packet(1000, 9, false, 160);

        assertThat(keys.letGo(now + SECOND)).isFalse();
        assertThat(keys.letGo(now + SECOND + 1)).isTrue();
        assertThat(keys.letGo(now + 2 * SECOND)).isFalse();
    }

    @Test
    void tellsAPressOfANewSourceWhateverItsTimestamp() {
        packet(1000, 9, END, 320);
        source++;
        packet(1000, 9, END, 320);

        assertThat(pressed).hasToString("99");
    }

    @Test
    void knowsAllSixteenKeysAndNoOthers() {
        for (int event = 0; event < 256; event++) {
            packet(1000 * event, event, END, 320);
        }

        assertThat(pressed).hasToString("0123456789*#ABCD");
    }

    @Property
    void anyPayloadIsTakenWithoutHarm(@ForAll @Size(max = 10) byte[] payload) {
        RtpHeader header = new RtpHeader();
        ByteBuffer packet = ByteBuffer.wrap(RtpPeer.packet(101, false, 1, 1, 1, payload));
        header.parse(packet);

        char key = new KeyReceiver().receive(header, packet, 0);

        assertThat("\0" + "0123456789*#ABCD").contains(String.valueOf(key));
    }

    private void packet(int timestamp, int event, boolean end, int duration) {
        byte[] payload = {(byte) event, (byte) (end ? 0x8A : 0x0A), (byte) (duration >> 8), (byte) duration};
        ByteBuffer packet = ByteBuffer.wrap(RtpPeer.packet(101, false, sequence++, timestamp, source, payload));
        RtpHeader header = new RtpHeader();
        assertThat(header.parse(packet)).isTrue();
        char key = keys.receive(header, packet, now);
        if (key != KeyReceiver.NONE) {
            pressed.append(key);
        }
    }
}
