package nl.balie.telephony.media;

/**
 * Two streams that hear each other. The one that was opened later moves to the media thread of the other, so that
 * relaying a packet never crosses threads; always towards the older one, so that two never chase each other.
 */
final class Bridge {
    private final RtpStream older;
    private final RtpStream younger;
    private volatile boolean ended;

    Bridge(RtpStream one, RtpStream other) {
        older = one.number() < other.number() ? one : other;
        younger = older == one ? other : one;
    }

    RtpStream older() {
        return older;
    }

    RtpStream younger() {
        return younger;
    }

    RtpStream peerOf(RtpStream stream) {
        return stream == older ? younger : older;
    }

    boolean ended() {
        return ended;
    }

    void end() {
        ended = true;
    }
}
