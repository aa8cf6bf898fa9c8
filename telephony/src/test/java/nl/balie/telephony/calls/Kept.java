package nl.balie.telephony.calls;

import java.util.Arrays;
import nl.balie.telephony.RecordingSink;
import nl.balie.telephony.media.Audio;

/** A recording in memory. */
final class Kept implements RecordingSink {
    private short[] customer = {};
    private short[] agents = {};
    private boolean closed;

    @Override
    public synchronized void write(short[] fromCustomer, short[] fromAgents, int length) {
        customer = joined(customer, fromCustomer, length);
        agents = joined(agents, fromAgents, length);
    }

    private static short[] joined(short[] kept, short[] more, int length) {
        short[] all = Arrays.copyOf(kept, kept.length + length);
        System.arraycopy(more, 0, all, kept.length, length);
        return all;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    synchronized boolean closed() {
        return closed;
    }

    synchronized int length() {
        return customer.length;
    }

    /** What the customer said from this sample on, for so many milliseconds. */
    synchronized short[] customer(int from, int millis) {
        return Arrays.copyOfRange(customer, from, from + millis * Audio.SAMPLE_RATE / 1000);
    }

    /** As {@link #customer(int, int)}. */
    synchronized short[] agents(int from, int millis) {
        return Arrays.copyOfRange(agents, from, from + millis * Audio.SAMPLE_RATE / 1000);
    }
}
