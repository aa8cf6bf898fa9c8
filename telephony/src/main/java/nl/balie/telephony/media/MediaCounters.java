package nl.balie.telephony.media;

import java.util.concurrent.TimeUnit;

/** What one media thread has done so far. */
final class MediaCounters {
    private static final long LATE_5 = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long LATE_10 = TimeUnit.MILLISECONDS.toNanos(10);

    /** Packets sent. */
    final Counter sent = new Counter();
    /** Packets sent more than 5 ms after their moment. */
    final Counter late5 = new Counter();
    /** Packets sent more than 10 ms after their moment. */
    final Counter late10 = new Counter();
    /** The nanoseconds that the latest of all packets was late. */
    final Counter latest = new Counter();
    /** Packets that the socket did not take. */
    final Counter unsent = new Counter();
    /** Packets received that meant something. */
    final Counter received = new Counter();
    /** Packets received that were malformed, unexpected or from a stranger. */
    final Counter ignored = new Counter();
    /** Times that a standstill was so long that what had been missed was left out. */
    final Counter standstills = new Counter();

    void sent(long lateness) {
        sent.increment();
        latest.raiseTo(lateness);
        if (lateness > LATE_5) {
            late5.increment();
        }
        if (lateness > LATE_10) {
            late10.increment();
        }
    }
}
