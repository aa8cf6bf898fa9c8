package nl.balie.telephony.media;

import java.util.concurrent.atomic.AtomicLong;

/** Counts what one media thread does at a time, for others to read. */
final class Counter {
    private final AtomicLong value = new AtomicLong();

    /** Only from the thread that owns what is counted. */
    void increment() {
        value.setRelease(value.getPlain() + 1);
    }

    /** Only from the thread that owns what is counted. */
    void raiseTo(long higher) {
        if (higher > value.getPlain()) {
            value.setRelease(higher);
        }
    }

    long get() {
        return value.get();
    }
}
