package nl.balie.telephony.media;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * The other end of a stream: what was agreed with it, where it is, and when it was heard last. Owned by the stream's media
 * thread.
 */
final class FarEnd {
    /** RFC 3389: a peer that detects silence sends this now and then; it is alive, but there is nothing to hear. */
    private static final int COMFORT_NOISE = 13;

    private final Latch latch;
    private final long timeoutNanos;
    private Agreed agreed = new Agreed(Codec.PCMA, -1, -1, false, false);
    private boolean connected;
    private long heardAt;
    private boolean lostTold;

    FarEnd(VoiceSource policy, long timeoutNanos) {
        this.latch = new Latch(policy);
        this.timeoutNanos = timeoutNanos;
    }

    void connect(InetSocketAddress remote, Agreed next) {
        long now = System.nanoTime();
        InetAddress address = remote.getAddress();
        latch.announce(remote, now);
        // RFC 3264 section 8.4: an address of zeros is the old way to say hold
        boolean listens = next.listens() && (address == null || !address.isAnyLocalAddress());
        agreed = new Agreed(next.codec(), next.keysSent(), next.keysHeard(), listens, next.speaks());
        alive(now);
        connected = true;
    }

    boolean connected() {
        return connected;
    }

    Agreed agreed() {
        return agreed;
    }

    /** Where to send to, or null while it is nowhere or does not want to hear. */
    @Nullable
    SocketAddress listensAt() {
        return connected && agreed.listens() ? latch.target() : null;
    }

    /** Whether a packet that came from there is its own; then it is alive. */
    boolean takes(RtpHeader header, SocketAddress from, long now) {
        boolean expected = agreed.hears(header.payloadType()) || isComfortNoise(header);
        if (!connected || !expected || !latch.takes(from, now)) {
            return false;
        }
        alive(now);
        return true;
    }

    /** Whether a report from there is its own (RFC 3550 section 6): a peer that reports is there, though it says nothing. */
    boolean reported(InetAddress from, long now) {
        boolean its = connected && latch.isMachine(from);
        if (its) {
            alive(now);
        }
        return its;
    }

    /** Where reports go: the port after that of voice (RFC 3550 section 11); null while it is nowhere. */
    @Nullable
    InetSocketAddress reportsAt() {
        return connected && latch.target() instanceof InetSocketAddress voice && voice.getPort() < 65_535
                ? new InetSocketAddress(voice.getAddress(), voice.getPort() + 1)
                : null;
    }

    boolean isKey(RtpHeader header) {
        return header.payloadType() == agreed.keysHeard();
    }

    static boolean isComfortNoise(RtpHeader header) {
        return header.payloadType() == COMFORT_NOISE;
    }

    /** Whether nothing has come for too long since this was asked last: true once, and again only after packets came. */
    boolean lost(long now) {
        boolean lost = !lostTold && agreed.speaks() && now - heardAt > timeoutNanos;
        lostTold |= lost;
        return lost;
    }

    private void alive(long now) {
        heardAt = now;
        lostTold = false;
    }
}
