package nl.balie.telephony.media.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.balie.telephony.media.Agreed;
import nl.balie.telephony.media.Audio;
import nl.balie.telephony.media.Codec;
import nl.balie.telephony.media.MediaStream;
import nl.balie.telephony.media.RtpMediaEngine;
import nl.balie.telephony.media.ToneDetector;
import nl.balie.telephony.media.VoiceSource;

/**
 * Two-way G.711 streams between two processes, each with a media engine. The first one is measured; the second one
 * only is the other end. With {@code bridged}, the first one does not play but relays between pairs of its streams.
 */
public final class MediaBench {
    private static final int FIRST_PORT = 20_000;
    private static final int FIRST_PORT_OF_PEERS = 40_000;
    private static final Duration WARM_UP = Duration.ofSeconds(8);

    private MediaBench() {}

    /** Arguments: streams, seconds, and {@code played} or {@code bridged}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int count = Integer.parseInt(arguments[0]);
        if (arguments[1].equals("peers")) {
            bePeers(count);
        } else {
            measure(count, Integer.parseInt(arguments[1]), arguments.length > 2 && arguments[2].equals("bridged"));
        }
    }

    private static void measure(int count, int seconds, boolean bridged) throws IOException, InterruptedException {
        Process peers = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        MediaBench.class.getName(),
                        String.valueOf(count),
                        "peers")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var engine = engine(FIRST_PORT, count)) {
            List<MediaStream> streams = open(engine, count, FIRST_PORT_OF_PEERS);
            for (int i = 0; bridged && i + 1 < count; i += 2) {
                engine.bridge(streams.get(i), streams.get(i + 1));
            }
            TimeUnit.MILLISECONDS.sleep(WARM_UP.toMillis());
            Snapshot before = Snapshot.of(engine);
            TimeUnit.SECONDS.sleep(seconds);
            Snapshot after = Snapshot.of(engine);
            report(count, bridged, before, after);
        } finally {
            peers.getOutputStream().close();
            peers.waitFor();
        }
    }

    /** The other end, until its input is closed. */
    private static void bePeers(int count) throws IOException {
        try (var engine = engine(FIRST_PORT_OF_PEERS, count);
                InputStream untilClosed = System.in) {
            open(engine, count, FIRST_PORT);
            while (untilClosed.read() >= 0) {
                Thread.onSpinWait();
            }
        }
    }

    private static RtpMediaEngine engine(int firstPort, int count) throws IOException {
        return RtpMediaEngine.start(
                InetAddress.getLoopbackAddress(),
                firstPort,
                firstPort + 2 * count - 1,
                Duration.ofHours(1),
                VoiceSource.LEARNT);
    }

    private static List<MediaStream> open(RtpMediaEngine engine, int count, int remotePort) throws IOException {
        Audio audio = Audio.ofPcm(ToneDetector.tone(440, 80_000));
        List<MediaStream> streams = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            MediaStream stream = engine.open(new Deaf());
            var remote = new InetSocketAddress(InetAddress.getLoopbackAddress(), remotePort + 2 * i);
            stream.connect(remote, new Agreed(i % 2 == 0 ? Codec.PCMA : Codec.PCMU, 101, 101, true, true));
            stream.loop(audio);
            streams.add(stream);
        }
        return streams;
    }

    private static void report(int count, boolean bridged, Snapshot before, Snapshot after) {
        double seconds = (after.nanos - before.nanos) / 1e9;
        long sent = after.count("sent") - before.count("sent");
        long received = after.count("received") - before.count("received");
        System.out.printf(Locale.ROOT, "%d streams, %s, %.0f s%n", count, bridged ? "bridged" : "played", seconds);
        System.out.printf(Locale.ROOT, "  sent          %.0f packets/s (%d)%n", sent / seconds, sent);
        System.out.printf(Locale.ROOT, "  received      %.0f packets/s (%d)%n", received / seconds, received);
        for (int millis : new int[] {5, 10}) {
            long late = after.count("lateOver" + millis + "Millis") - before.count("lateOver" + millis + "Millis");
            System.out.printf(Locale.ROOT, "  over %2d ms    %.4f %% (%d)%n", millis, 100.0 * late / sent, late);
        }
        System.out.printf(
                Locale.ROOT,
                "  CPU           %.1f %% of one core%n",
                100 * (after.cpuNanos - before.cpuNanos) / (seconds * 1e9));
        System.out.printf(
                Locale.ROOT,
                "  allocated     %.2f bytes a packet by the media threads%n",
                (double) (after.allocated - before.allocated) / (sent + received));
        System.out.println("  at the end    " + after.state);
    }

    private record Snapshot(long nanos, long cpuNanos, long allocated, Map<String, Object> state) {
        static Snapshot of(RtpMediaEngine engine) {
            var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long allocated = Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                    .filter(thread -> thread != null && thread.getThreadName().startsWith("media-"))
                    .mapToLong(thread -> threads.getThreadAllocatedBytes(thread.getThreadId()))
                    .sum();
            return new Snapshot(System.nanoTime(), system.getProcessCpuTime(), allocated, engine.debugState());
        }

        long count(String name) {
            return state.get(name) instanceof Long value ? value : 0;
        }
    }

    private static final class Deaf implements MediaStream.Listener {
        @Override
        public void played(Audio audio) {}

        @Override
        public void key(char key) {}

        @Override
        public void lost() {}
    }
}
