package nl.balie.calls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import nl.balie.telephony.media.Codec;
import nl.balie.telephony.media.RtpPeer;

/**
 * Ports for those who play a part in a call. They lie below those that the system gives away by itself (from 32768 on) and
 * below those of voice, so that nobody else takes one between its choice and its use, or while a Balie is restarted. Two
 * JVMs have none in common, and a port comes back only after all others: a Balie goes on sending for a while to whoever has
 * just left it.
 */
final class TestPorts {
    /** How many JVMs may run tests side by side: failsafe's {@code forkCount} at most. */
    private static final int FORKS = 4;

    private static final int FORK =
            Math.floorMod(Integer.parseInt(System.getProperty("balie.test.fork", "1")) - 1, FORKS);

    private static final int COUNT = 2_250;
    private static final int FIRST = 10_000 + FORK * COUNT;
    private static final int RTP_COUNT = 500;
    private static final int GATEWAY_COUNT = 180;
    private static final int KEYS = 101;
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

    private TestPorts() {}

    /** A port that is free for UDP and TCP, and given to nobody else in this JVM soon. */
    static int free() {
        for (int attempt = 0; attempt < COUNT; attempt++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                    DatagramSocket _ = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (IOException taken) {
                // the next one
            }
        }
        throw new AssertionError("no free port");
    }

    /** The first of the RTP ports of this JVM's Balie: below the range that the system hands out, and beside an installation's. */
    static int rtpFrom() {
        return 30_000 + FORK * RTP_COUNT;
    }

    /** The last of them. */
    static int rtpUntil() {
        return rtpFrom() + RTP_COUNT - 1;
    }

    /** The first of the ports for the sound of browsers, above those of calls and below the range that the system hands out. */
    static int gatewayFrom() {
        return 30_000 + FORKS * RTP_COUNT + FORK * GATEWAY_COUNT;
    }

    /** The last of them. */
    static int gatewayUntil() {
        return gatewayFrom() + GATEWAY_COUNT - 1;
    }

    /** The voice of somebody who takes part in a call. */
    static RtpPeer voice() {
        return new RtpPeer(Codec.PCMA, KEYS, free());
    }

    /** Whether somebody listens on this UDP port. It is looked up, since trying it would get in his way. */
    static boolean hasListener(int port) {
        String local = ":%04X ".formatted(port);
        return Stream.of("/proc/net/udp", "/proc/net/udp6").anyMatch(table -> {
            try (Stream<String> lines = Files.lines(Path.of(table))) {
                // the first address of a line is the local one
                return lines.map(line -> line.strip().split("\\s+"))
                        .anyMatch(fields -> fields.length > 1 && (fields[1] + " ").endsWith(local));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }
}
