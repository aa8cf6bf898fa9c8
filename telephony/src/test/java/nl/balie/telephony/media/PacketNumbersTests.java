package nl.balie.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class PacketNumbersTests {
    private final PacketNumbers numbers = new PacketNumbers(7, 65_534, -500);

    @Test
    void ownPacketsRunOnOverTheWrap() {
        numbers.own(0, 160);
        assertThat(numbers.sequence()).isEqualTo(65_534);
        assertThat(numbers.timestamp()).isEqualTo(-500);
        assertThat(numbers.marker()).isTrue();

        numbers.own(20, 160);
        numbers.own(40, 160);
        numbers.own(60, 160);

        assertThat(numbers.sequence()).isEqualTo(1);
        assertThat(numbers.timestamp()).isEqualTo(-20);
        assertThat(numbers.marker()).isFalse();
    }

    @Test
    void aPauseShowsInTheTimestampAndTheMarker() {
        numbers.own(0, 160);

        numbers.own(1000, 160);

        assertThat(numbers.sequence()).isEqualTo(65_535);
        assertThat(numbers.timestamp()).isEqualTo(7500);
        assertThat(numbers.marker()).isTrue();
    }

    @Test
    void aShorterStepOfTheClockNeverMakesPacketsOverlap() {
        numbers.own(0, 160);

        numbers.own(13, 160);
        numbers.own(33, 160);

        assertThat(numbers.timestamp()).isEqualTo(-500 + 320);
        assertThat(numbers.marker()).isFalse();
    }

    @Test
    void relayedPacketsKeepTheirDistancesAndTheirOrder() {
        numbers.own(0, 160);

        relay(1, 100, 9000);
        assertThat(numbers.marker()).isTrue();
        assertThat(numbers.ssrc()).isEqualTo(7);
        assertThat(numbers.sequence()).isEqualTo(65_535);
        int first = numbers.timestamp();

        relay(1, 103, 9480);
        assertThat(numbers.marker()).isFalse();
        assertThat(numbers.sequence()).isEqualTo(2);
        assertThat(numbers.timestamp()).isEqualTo(first + 480);

        relay(1, 102, 9320);
        assertThat(numbers.sequence()).isEqualTo(1);
        assertThat(numbers.timestamp()).isEqualTo(first + 320);

        numbers.newTurn();
        numbers.own(100, 160);
        assertThat(numbers.sequence()).isEqualTo(3);
        assertThat(numbers.marker()).isTrue();
        assertThat(numbers.timestamp() - (first + 640)).isNotNegative();
    }

    @Test
    void anotherSourceStartsWhereTheOneBeforeEnded() {
        relay(1, 100, 9000);
        int first = numbers.timestamp();

        relay(2, 60_000, -4);

        assertThat(numbers.sequence()).isEqualTo(65_535);
        assertThat(numbers.timestamp() - first).isGreaterThanOrEqualTo(160);
        assertThat(numbers.marker()).isTrue();
    }

    @Test
    void aSourceThatStartsAnewDoesNotTearTheNumbers() {
        relay(1, 100, 9000);

        relay(1, 40_000, 9160);

        assertThat(numbers.sequence()).isEqualTo(65_535);
        assertThat(numbers.marker()).isTrue();
    }

    @Test
    void swallowedPacketsLeaveNoGap() {
        relay(1, 100, 9000);
        RtpHeader header = header(1, 101, 9000);
        numbers.swallowed(header);
        numbers.swallowed(header);

        relay(1, 102, 9320);

        assertThat(numbers.sequence()).isEqualTo(65_535);
        assertThat(numbers.timestamp()).isEqualTo(-500 + 80 * 8 + 320);
    }

    private void relay(int source, int sequence, int timestamp) {
        numbers.relayed(header(source, sequence, timestamp), 80, 160);
    }

    private static RtpHeader header(int source, int sequence, int timestamp) {
        RtpHeader header = new RtpHeader();
        header.parse(ByteBuffer.wrap(RtpPeer.packet(8, false, sequence, timestamp, source, new byte[160])));
        return header;
    }
}
