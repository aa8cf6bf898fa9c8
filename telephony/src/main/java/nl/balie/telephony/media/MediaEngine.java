package nl.balie.telephony.media;

import java.util.Map;
import java.util.Set;

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
     * Says who hears whom from now on: what a stream receives is sent by those that hear it. Takes effect at once, in place of
     * every earlier arrangement of any of these streams, whether they hear or are heard; what was in an earlier one and is
     * not in this one hears nobody any more. Of arrangements that several threads make at the same time, the last one stands.
     *
     * <p>It need not be symmetric: a supervisor who listens in hears two who hear each other only; one who whispers hears
     * both and is heard by one; one who is muted hears the others and is heard by none.
     *
     * <ul>
     *   <li>A stream that hears nobody sends what it was asked to play, or silence.
     *   <li>A stream that hears one other sends on the packets of that one as they come, keys (RFC 4733) included, for the
     *       far end's own jitter buffer; without delay, and undecoded except for another codec.
     *   <li>A stream that hears several sends their sum, 20 ms at a time. Each of them is delayed by some 50 ms, so that
     *       packets may come up to 40 ms later than others; what is lost, later than that, or comfort noise (RFC 3389), is
     *       silence. Too loud is cut off. Keys are not in a mix: they are only told to the listener of the stream that got
     *       them.
     * </ul>
     *
     * <p>What a stream plays when it begins to hear somebody ends and is not told to be played; its music keeps its place.
     * What is asked of it while it hears somebody waits, and starts when it hears nobody any more. Arranging ends no
     * listening by an {@link Ear}.
     *
     * <p>Closing a stream takes it out: who heard others too goes on with these, who heard only it hears nobody.
     *
     * @param hears whom each stream hears; nobody for an empty set, and for those that are heard but have no entry of their
     *     own
     * @throws IllegalArgumentException when a stream hears itself or is not of this engine; nothing has changed then
     */
    void arrange(Map<MediaStream, Set<MediaStream>> hears);

    /** Streams, packets and lateness, for an engineer. */
    Map<String, Object> debugState();

    @Override
    void close();
}
