package nl.balie.telephony.media.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import nl.balie.telephony.RecordingSink;
import nl.balie.telephony.media.Agreed;
import nl.balie.telephony.media.Audio;
import nl.balie.telephony.media.Codec;
import nl.balie.telephony.media.ConversationRecorder;
import nl.balie.telephony.media.MediaStream;
import nl.balie.telephony.media.RtpMediaEngine;
import nl.balie.telephony.media.Side;
import nl.balie.telephony.media.ToneDetector;
import nl.balie.telephony.media.TwoSidedWav;
import nl.balie.telephony.media.VoiceSource;

/**
 * Two-way G.711 streams between two processes, each with a media engine. The first one is measured; the second one
 * only is the other end. With {@code bridged}, the first one does not play but relays between pairs of its streams; with
 * {@code mixed}, three by three of them hear each other, and with {@code recorded} what is relayed is written to files too.
 */
public final class MediaBench {
    private static final int FIRST_PORT = 20_000;
    private static final int FIRST_PORT_OF_PEERS = 40_000;
    private static final Duration WARM_UP = Duration.ofSeconds(8);

    /** What the measured streams do, and how many of them make up a call. */
    private enum Work {
        PLAYED(1),
        BRIDGED(2),
        MIXED(3),
        RECORDED(2);

        private final int parties;

        Work(int parties) {
            this.parties = parties;
        }
    }

    private MediaBench() {}

    /** Arguments: streams, seconds, and {@code played}, {@code bridged}, {@code mixed} or {@code recorded}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int count = Integer.parseInt(arguments[0]);
        if (arguments[1].equals("peers")) {
            bePeers(count);
        } else {
            Work work = arguments.length > 2 ? Work.valueOf(arguments[2].toUpperCase(Locale.ROOT)) : Work.PLAYED;
            measure(count / work.parties * work.parties, Integer.parseInt(arguments[1]), work);
        }
    }

    private static void measure(int count, int seconds, Work work) throws IOException, InterruptedException {
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
            for (int i = 0; i < count; i += work.parties) {
                engine.arrange(conference(streams.subList(i, i + work.parties)));
                if (work == Work.RECORDED) {
                    record(streams.get(i), streams.get(i + 1));
                }
            }
            TimeUnit.MILLISECONDS.sleep(WARM_UP.toMillis());
            Snapshot before = Snapshot.of(engine);
            TimeUnit.SECONDS.sleep(seconds);
            Snapshot after = Snapshot.of(engine);
            report(count, work, before, after);
        } finally {
            peers.getOutputStream().close();
            peers.waitFor();
        }
    }

    /** As Balie does, but for the cipher: what AES costs is to be measured where it is used. */
    private static void record(MediaStream customer, MediaStream agent) throws IOException {
        Path file = Files.createTempFile("recorded", ".alaw");
        file.toFile().deleteOnExit();
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        ConversationRecorder recorder = ConversationRecorder.start(new ToFile(channel), () -> {});
        recorder.record(Map.of(customer, Side.CUSTOMER, agent, Side.AGENTS));
    }

    /** A second of A-law at a time, forced to the disk. */
    private static final class ToFile implements RecordingSink {
        private final FileChannel channel;
        private final ByteBuffer pending = ByteBuffer.allocate(2 * Audio.SAMPLE_RATE);

        ToFile(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public void write(short[] customer, short[] agents, int length) throws IOException {
            for (int i = 0; i < length; i++) {
                TwoSidedWav.put(pending, customer[i], agents[i]);
                if (!pending.hasRemaining()) {
                    channel.write(pending.flip());
                    channel.force(false);
                    pending.clear();
                }
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private static Map<MediaStream, Set<MediaStream>> conference(List<MediaStream> parties) {
        Map<MediaStream, Set<MediaStream>> hears = new HashMap<>();
        for (MediaStream party : parties) {
            Set<MediaStream> others = new HashSet<>(parties);
            others.remove(party);
            hears.put(party, others);
        }
        return hears;
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

    private static void report(int count, Work work, Snapshot before, Snapshot after) {
        double seconds = (after.nanos - before.nanos) / 1e9;
        long sent = after.count("sent") - before.count("sent");
        long received = after.count("received") - before.count("received");
        int calls = count / work.parties;
        System.out.printf(Locale.ROOT, "%d streams, %s, %d calls, %.0f s%n", count, work, calls, seconds);
        System.out.printf(Locale.ROOT, "  sent          %.0f packets/s (%d)%n", sent / seconds, sent);
        System.out.printf(Locale.ROOT, "  received      %.0f packets/s (%d)%n", received / seconds, received);
        for (int millis : new int[] {5, 10}) {
            long late = after.count("lateOver" + millis + "Millis") - before.count("lateOver" + millis + "Millis");
            System.out.printf(Locale.ROOT, "  over %2d ms    %.4f %% (%d)%n", millis, 100.0 * late / sent, late);
        }
        System.out.printf(
                Locale.ROOT,
                "  CPU           %.1f %% of one core, %.2f %% a call%n",
                100 * (after.cpuNanos - before.cpuNanos) / (seconds * 1e9),
                100 * (after.cpuNanos - before.cpuNanos) / (seconds * 1e9) / calls);
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
