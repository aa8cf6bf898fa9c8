package nl.balie.telephony.media;

import java.io.IOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import nl.balie.telephony.Dscp;
import org.jspecify.annotations.Nullable;

/** The even ports that streams may have (RFC 3550 section 11). The one that was given back longest ago goes first. */
final class RtpPorts {
    /** A media thread gives a closed stream's port back within a few milliseconds. */
    private static final long CLOSING_MILLIS = 200;

    private final InetAddress address;
    private final int typeOfService;
    private final BlockingQueue<Integer> free = new LinkedBlockingQueue<>();
    private final int count;

    /**
     * The sockets of a stream.
     *
     * @param control of RTCP on the next port; null when somebody else has that
     */
    record Pair(DatagramChannel voice, @Nullable DatagramChannel control) {
        void close() throws IOException {
            if (control != null) {
                control.close();
            }
            voice.close();
        }
    }

    RtpPorts(InetAddress address, int first, int last, int dscp) {
        if (first < 1 || last > 65_535 || first > last) {
            throw new IllegalArgumentException("no RTP ports from " + first + " until " + last);
        }
        this.address = address;
        this.typeOfService = Dscp.octet(dscp);
        for (int port = first + (first & 1); port <= last; port += 2) {
            free.add(port);
        }
        count = free.size();
    }

    /**
     * Binds a port, non-blocking.
     *
     * @throws IOException when all are in use, by us or by others
     */
    Pair bind() throws IOException {
        for (int attempt = 0; attempt < count; attempt++) {
            Integer port = takeFree();
            if (port == null) {
                break;
            }
            DatagramChannel channel = bind(port);
            if (channel != null) {
                return new Pair(channel, control(port + 1));
            }
            free.add(port);
        }
        throw new IOException("none of the " + count + " RTP ports is free");
    }

    void giveBack(int port) {
        free.add(port);
    }

    int free() {
        return free.size();
    }

    private @Nullable Integer takeFree() throws IOException {
        try {
            return free.poll(CLOSING_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for an RTP port", interrupted);
        }
    }

    private @Nullable DatagramChannel control(int port) {
        try {
            return port > 65_535 ? null : bind(port);
        } catch (IOException withoutIt) {
            return null;
        }
    }

    private @Nullable DatagramChannel bind(int port) throws IOException {
        var family = address instanceof Inet4Address ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
        DatagramChannel channel = DatagramChannel.open(family);
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.IP_TOS, typeOfService);
            channel.bind(new InetSocketAddress(address, port));
            return channel;
        } catch (BindException inUse) {
            channel.close();
            return null;
        } catch (IOException | RuntimeException failure) {
            channel.close();
            if (port % 2 == 0) {
                free.add(port);
            }
            throw failure;
        }
    }
}
