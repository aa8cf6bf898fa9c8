package nl.balie.telephony.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The control protocol of one stream (RTCP, RFC 3550 section 6): tells the peer every 5 s or so what we sent and how his
 * packets came, and takes what he tells. Owned by the stream's media thread, but for the time that a report takes.
 */
final class Reports {
    /** RFC 3550 section 6.2: 5 s at least, half of it for the first, each from half to one and a half of that. */
    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final int SENDER = 200;
    private static final int RECEIVER = 201;
    private static final int DESCRIPTION = 202;
    private static final int CNAME = 1;
    private static final int BLOCK = 24;
    private static final int SENDER_INFO = 20;
    /** From 1900, where NTP begins (RFC 3550 section 4), to 1970. */
    private static final long EPOCH_SECONDS = 2_208_988_800L;
    /** No line is longer than half a minute; what says so comes from a broken clock. */
    private static final long LONGEST_ROUND_TRIP = 30L << 16;

    private final byte[] name;
    private final int ssrc;
    private long due;
    private long sentThen;
    private int lastReport;
    private long lastReportAt;
    private volatile long roundTripNanos = -1;

    Reports(int ssrc) {
        this.ssrc = ssrc;
        this.name = "balie-%08x".formatted(ssrc).getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether it is time for one; asked of a stream that has a peer. */
    boolean due(long nanoTime) {
        if (due == 0) {
            due = nanoTime + spread(INTERVAL_NANOS / 2);
        }
        if (nanoTime - due < 0) {
            return false;
        }
        due = nanoTime + spread(INTERVAL_NANOS);
        return true;
    }

    private static long spread(long nanos) {
        return nanos / 2 + ThreadLocalRandom.current().nextLong(nanos);
    }

    /**
     * Puts a report: of a sender when something was sent since the last one, and with our name, as every one must have it.
     *
     * @param timestamp that a packet sent now would have
     */
    void put(ByteBuffer out, Reception reception, int timestamp, long sent, long octets, long nanoTime) {
        boolean sender = sent > sentThen;
        sentThen = sent;
        int blocks = reception.begun() ? 1 : 0;
        head(out, sender ? SENDER : RECEIVER, blocks, 4 + (sender ? SENDER_INFO : 0) + blocks * BLOCK);
        if (sender) {
            out.putLong(ntp());
            out.putInt(timestamp);
            out.putInt((int) sent);
            out.putInt((int) octets);
        }
        if (blocks > 0) {
            reception.put(out);
            out.putInt(lastReport);
            out.putInt(lastReport == 0 ? 0 : units(nanoTime - lastReportAt));
        }
        int padded = (2 + name.length) / 4 * 4 + 4; // ends with at least one zero
        head(out, DESCRIPTION, 1, 4 + padded);
        out.put((byte) CNAME).put((byte) name.length).put(name);
        for (int i = 2 + name.length; i < padded; i++) {
            out.put((byte) 0);
        }
    }

    /** @param length of what follows the first word, the source included, in bytes */
    private void head(ByteBuffer out, int type, int count, int length) {
        out.put((byte) (0x80 | count)).put((byte) type).putShort((short) (length / 4));
        out.putInt(ssrc);
    }

    /** In units of 1/65536 s. */
    private static int units(long nanos) {
        return (int) (nanos * 65_536.0 / 1e9);
    }

    private static long ntp() {
        long millis = System.currentTimeMillis();
        return millis / 1000 + EPOCH_SECONDS << 32 | (millis % 1000 << 32) / 1000;
    }

    /** Takes the reports in a packet that came from the peer and begins well; whatever does not fit is left. */
    void take(ByteBuffer packet, long nanoTime) {
        int now = (int) (ntp() >> 16);
        int at = packet.position();
        while (at + 8 <= packet.limit()) {
            int type = packet.get(at + 1) & 0xFF;
            int end = at + ((packet.getShort(at + 2) & 0xFFFF) + 1) * 4;
            if (end > packet.limit()) {
                return;
            }
            int blocks = at + 8;
            if (type == SENDER && blocks + SENDER_INFO <= end) {
                lastReport = (int) (packet.getLong(blocks) >> 16);
                lastReportAt = nanoTime;
                blocks += SENDER_INFO;
            }
            if (type == SENDER || type == RECEIVER) {
                for (int count = packet.get(at) & 0x1F; count > 0 && blocks + BLOCK <= end; count--) {
                    takeBlock(packet, blocks, now);
                    blocks += BLOCK;
                }
            }
            at = end;
        }
    }

    /** RFC 3550 section 6.4.1: now, minus when the report that he had last was sent, minus how long he had it. */
    private void takeBlock(ByteBuffer packet, int at, int now) {
        int ours = packet.getInt(at + 16);
        if (packet.getInt(at) == ssrc && ours != 0) {
            long took = now - ours - packet.getInt(at + 20) & 0xFFFF_FFFFL;
            long nearly = took > 0xFFFF_FF00L ? 0 : took; // two clocks of which one is a little behind
            if (nearly < LONGEST_ROUND_TRIP) {
                roundTripNanos = (long) (nearly * 1e9 / 65_536);
            }
        }
    }

    /** The last time that a report took there and back; null when none did. */
    @Nullable
    Duration roundTrip() {
        long nanos = roundTripNanos;
        return nanos < 0 ? null : Duration.ofNanos(nanos);
    }
}
