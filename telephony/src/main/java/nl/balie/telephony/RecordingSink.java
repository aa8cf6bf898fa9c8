package nl.balie.telephony;

import java.io.Closeable;
import java.io.IOException;

/**
 * Where the recording of a conversation goes. All calls come from one thread that the conversation does not wait for, so
 * that they may take their time; what they are given is as long as the time that went by since the recording began.
 */
public interface RecordingSink extends Closeable {

    /**
     * Takes what comes next on both sides, at equal lengths.
     *
     * @param customer what the customer says, 16 bit, linear, 8 kHz; valid during the call only
     * @param agents what the agent says and all others who speak with the customer or for him; as {@code customer}
     * @param length how many of the samples count, of each
     * @throws IOException when it cannot be kept; the recording then ends, as by {@link Telephony#stopRecording}
     */
    void write(short[] customer, short[] agents, int length) throws IOException;

    /** The recording is over; called once, also after a failure. */
    @Override
    void close() throws IOException;
}
