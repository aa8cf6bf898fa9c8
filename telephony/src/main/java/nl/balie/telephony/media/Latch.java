package nl.balie.telephony.media;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Whose packets a stream takes, and where it sends to; of the media thread that owns the stream. */
final class Latch {
    /** How long after it was announced a peer may turn out to be elsewhere. Whoever is silent for longer stays where he said. */
    static final long LEARNING_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final VoiceSource policy;
    private @Nullable InetSocketAddress announced;
    private @Nullable SocketAddress source;
    private @Nullable SocketAddress target;
    private long announcedAt;
    private long heardAt;

    Latch(VoiceSource policy) {
        this.policy = policy;
    }

    /** The peer says where it is; the same address again changes nothing, so that what was learnt once stays. */
    void announce(InetSocketAddress remote, long now) {
        if (!remote.equals(announced)) {
            InetAddress address = remote.getAddress();
            announced = remote;
            announcedAt = now;
            source = null;
            target = address == null || address.isAnyLocalAddress() || remote.getPort() == 0 ? null : remote;
        }
    }

    /** Whether a packet from there is the peer's. */
    boolean takes(SocketAddress from, long now) {
        if (!from.equals(source)) {
            if (!from.equals(announced) && !mayBeLearnt(now)) {
                return false;
            }
            source = from;
            target = from;
        }
        heardAt = now;
        return true;
    }

    private boolean mayBeLearnt(long now) {
        return switch (policy) {
            case ANNOUNCED -> false;
            case LEARNT -> source == null && now - announcedAt < LEARNING_NANOS;
            case FOLLOWED -> source == null || now - heardAt >= QUIET_NANOS;
        };
    }

    /** Whether that machine is the peer's, whatever its port: RTCP has one of its own (RFC 3550 section 11). */
    boolean isMachine(InetAddress address) {
        return is(source, address) || is(announced, address);
    }

    private static boolean is(@Nullable SocketAddress known, InetAddress address) {
        return known instanceof InetSocketAddress inet && address.equals(inet.getAddress());
    }

    /** Where to send, or null when there is nowhere yet. */
    @Nullable
    SocketAddress target() {
        return target;
    }
}
