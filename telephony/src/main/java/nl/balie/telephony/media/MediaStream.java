package nl.balie.telephony.media;

import java.net.InetSocketAddress;
import java.util.List;
import nl.balie.telephony.LineQuality;
import org.jspecify.annotations.Nullable;

/** One RTP stream in both directions. Methods may be called from any thread, return at once and never throw after close. */
public interface MediaStream {
    /** The port that goes into our SDP. */
    int localPort();

    /**
     * Says where to send to and how; again after a re-INVITE. Packets then go to where the peer's own packets come from
     * (symmetric RTP, RFC 4961), as far as {@link VoiceSource} lets them come from elsewhere.
     */
    void connect(InetSocketAddress remote, Agreed agreed);

    /**
     * Plays once, then silence; {@link Listener#played} follows, unless something else was played before the end. This, music
     * and silence are what is heard for as long as the stream hears nobody ({@link MediaEngine#arrange}): asked while it
     * hears somebody, they wait for that, and end nothing.
     */
    void play(Audio audio);

    /**
     * Has these sounds ready to be played one after another, round and round, from the first one on; none for no music.
     * What is heard does not change before {@link #resumeMusic}. The sounds are not copied: streams may share them.
     */
    void music(List<Audio> sounds);

    /** Goes on with the music where it was when something else was played; silence when there is none. */
    void resumeMusic();

    /** Plays one sound round and round. */
    default void loop(Audio audio) {
        music(List.of(audio));
        resumeMusic();
    }

    /** Sends silence; the music stays where it is. */
    void silence();

    /** Has the voice that is received handed to this ear too, whoever else hears it; an ear is of one stream only. */
    void listen(Ear ear);

    /** Hands no more to this ear; what it has got can still be read. */
    void stopListening(Ear ear);

    /** What has gone through so far. */
    Statistics statistics();

    /** How well the peer was heard so far; null when nothing came. */
    default @Nullable LineQuality quality() {
        return null;
    }

    /** Gives the port back; nothing is sent or told afterwards. */
    void close();

    /** What a stream tells; called from the media thread, so an implementation must only hand over. */
    interface Listener {
        /** The sound given to {@link MediaStream#play} has been sent to its end. */
        void played(Audio audio);

        /** A key, once for each press, at its first packet. */
        void key(char key);

        /** The last key is no longer held, within some 20 ms; 1 s after the last packet of a press whose end was lost. */
        default void keyUp() {}

        /**
         * Neither a packet nor a report (RTCP) has come for the engine's time-out from a peer that agreed to send; told once,
         * again only after packets came.
         */
        void lost();
    }

    /**
     * @param firstSent nano time of the first packet sent, or null
     * @param sent packets sent
     * @param received packets received
     * @param late packets sent more than 10 ms after their moment
     */
    record Statistics(@Nullable Long firstSent, long sent, long received, long late) {}
}
