package nl.balie.telephony.media;

import java.util.Map;

/** Owns the RTP ports and the threads that send and receive. */
public interface MediaEngine extends AutoCloseable {
    /**
     * Opens a stream on a free even RTP port.
     *
     * @param listener told of keys and silence; called from the media thread, so it must only hand over
     * @throws java.io.IOException when no port is free
     */
    MediaStream open(MediaStream.Listener listener) throws java.io.IOException;

    /**
     * Connects two streams: what one receives, the other sends, keys included. Both stop playing. Closing either, or
     * {@link MediaStream#play} on either, ends the bridge.
     */
    void bridge(MediaStream one, MediaStream other);

    /** Streams, packets and lateness, for an engineer. */
    Map<String, Object> debugState();

    @Override
    void close();
}
