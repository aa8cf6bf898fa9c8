package nl.balie.telephony.media;

import java.nio.ByteBuffer;

/**
 * Reads RTP packets (RFC 3550 section 5.1) that anybody may have sent. One of these is used again and again by one media
 * thread, so that reading a packet allocates nothing.
 */
final class RtpHeader {
    static final int LENGTH = 12;

    private static final int VERSION = 2;
    private static final int SENDER_REPORT = 200;
    private static final int RECEIVER_REPORT = 201;

    private int payloadType;
    private boolean marker;
    private int sequence;
    private int timestamp;
    private int ssrc;
    private int payloadAt;
    private int payloadLength;

    /**
     * Reads the packet between position and limit.
     *
     * @return whether it is well-formed RTP; otherwise nothing else here means anything
     */
    boolean parse(ByteBuffer packet) {
        int from = packet.position();
        int end = packet.limit();
        if (end - from < LENGTH) {
            return false;
        }
        int first = packet.get(from) & 0xFF;
        if (first >> 6 != VERSION) {
            return false;
        }
        int at = from + LENGTH + (first & 0xF) * 4;
        if ((first & 0x10) != 0) {
            if (at + 4 > end) {
                return false;
            }
            at += 4 + (packet.getShort(at + 2) & 0xFFFF) * 4;
        }
        if (at > end) {
            return false;
        }
        if ((first & 0x20) != 0) {
            int padding = at < end ? packet.get(end - 1) & 0xFF : 0;
            if (padding == 0 || padding > end - at) {
                return false;
            }
            end -= padding;
        }
        int second = packet.get(from + 1) & 0xFF;
        marker = second >> 7 != 0;
        payloadType = second & 0x7F;
        sequence = packet.getShort(from + 2) & 0xFFFF;
        timestamp = packet.getInt(from + 4);
        ssrc = packet.getInt(from + 8);
        payloadAt = at;
        payloadLength = end - at;
        return true;
    }

    /** Whether the packet between position and limit is well-formed RTCP: a report comes first (RFC 3550 section 6.1). */
    static boolean isControl(ByteBuffer packet) {
        int from = packet.position();
        if (packet.limit() - from < 8 || (packet.get(from) & 0xFF) >> 6 != VERSION) {
            return false;
        }
        int type = packet.get(from + 1) & 0xFF;
        int length = ((packet.getShort(from + 2) & 0xFFFF) + 1) * 4;
        return (type == SENDER_REPORT || type == RECEIVER_REPORT) && from + length <= packet.limit();
    }

    static void write(ByteBuffer out, int payloadType, PacketNumbers numbers) {
        out.put((byte) (VERSION << 6));
        out.put((byte) (numbers.marker() ? payloadType | 0x80 : payloadType));
        out.putShort((short) numbers.sequence());
        out.putInt(numbers.timestamp());
        out.putInt(numbers.ssrc());
    }

    int payloadType() {
        return payloadType;
    }

    boolean marker() {
        return marker;
    }

    int sequence() {
        return sequence;
    }

    int timestamp() {
        return timestamp;
    }

    int ssrc() {
        return ssrc;
    }

    /** Where the payload starts in the buffer that was read. */
    int payloadAt() {
        return payloadAt;
    }

    int payloadLength() {
        return payloadLength;
    }
}
