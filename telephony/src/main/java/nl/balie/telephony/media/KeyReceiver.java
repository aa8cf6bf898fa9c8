package nl.balie.telephony.media;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/**
 * Finds key presses in telephone-event packets (RFC 4733). All packets of one press carry the timestamp of its start,
 * so a press is told at whichever of its packets comes first, and only once.
 */
final class KeyReceiver {
    /** What {@link #receive} gives for a packet that starts no press. */
    static final char NONE = 0;

    private static final String KEYS = "0123456789*#ABCD";
    private static final int PAYLOAD_LENGTH = 4;
    /** RFC 4733 section 2.5.1.3: a longer press goes on in a new segment. */
    private static final int LONGEST_SEGMENT = 0xFFFF;
    /** A retransmission can be overtaken by the next press, but not by more than this: 5 s in samples. */
    private static final int REORDERING = 5 * Audio.SAMPLE_RATE;
    /** A press of which nothing more comes, its end included, is over: packets come at least each 50 ms (section 2.5.1.2). */
    private static final long GONE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private boolean seen;
    private int source;
    private int start;
    private int event;
    private int duration;
    private boolean ended;
    private boolean down;
    private long heardAt;

    /**
     * The key whose press this packet is the first of, or {@link #NONE}.
     *
     * @param now nano time at which it came
     */
    char receive(RtpHeader header, ByteBuffer packet, long now) {
        if (header.payloadLength() < PAYLOAD_LENGTH) {
            return NONE;
        }
        int at = header.payloadAt();
        int code = packet.get(at) & 0xFF;
        boolean end = (packet.get(at + 1) & 0x80) != 0;
        int length = packet.getShort(at + 2) & 0xFFFF;
        if (code >= KEYS.length()) {
            return NONE;
        }
        if (seen && source == header.ssrc()) {
            int ahead = header.timestamp() - start;
            if (ahead == 0) {
                duration = Math.max(duration, length);
                ended |= end;
                heardAt = now;
                return NONE;
            }
            if (ahead < 0 && ahead > -REORDERING) {
                return NONE;
            }
            if (code == event && !ended && duration == LONGEST_SEGMENT && ahead == LONGEST_SEGMENT) {
                remember(header, code, length, end, now);
                return NONE;
            }
        }
        remember(header, code, length, end, now);
        return KEYS.charAt(code);
    }

    /** Whether the key that was pressed has been let go since this was asked last: true once for each press. */
    boolean letGo(long now) {
        boolean over = down && (ended || now - heardAt > GONE_NANOS);
        if (over) {
            down = false;
        }
        return over;
    }

    private void remember(RtpHeader header, int code, int length, boolean end, long now) {
        down = true;
        heardAt = now;
        seen = true;
        source = header.ssrc();
        start = header.timestamp();
        event = code;
        duration = length;
        ended = end;
    }
}
