package nl.balie.telephony.media;

import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import nl.balie.telephony.Dscp;

/**
 * RTP by a few platform threads that do nothing else: no I/O but their sockets, no locks, no allocation per packet
 * of ours (the JDK's selector boxes the number of a ready socket).
 * What others ask for reaches them through queues.
 */
public final class RtpMediaEngine implements MediaEngine {
    private static final int MOST_THREADS = 16;
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final RtpPorts ports;
    private final long timeoutNanos;
    private final VoiceSource source;
    private final List<MediaThread> threads = new ArrayList<>();
    private final List<Thread> platformThreads = new ArrayList<>();
    private final AtomicLong numbers = new AtomicLong();
    private final SecureRandom random = new SecureRandom();
    private final Object arranging = new Object();
    private volatile boolean closed;

    /**
     * Starts the media threads, one for each processor.
     *
     * @param address where RTP is received
     * @param firstPort the even ports from here are used for it, and each odd one behind them for RTCP
     * @param lastPort until here
     * @param mediaTimeout after which a connected stream without packets is told to be lost
     * @param source from where packets may come
     * @throws IOException when the system has no room for another selector
     */
    public static RtpMediaEngine start(
            InetAddress address, int firstPort, int lastPort, Duration mediaTimeout, VoiceSource source)
            throws IOException {
        return start(address, firstPort, lastPort, mediaTimeout, source, Dscp.USUAL);
    }

    /**
     * As {@link #start(InetAddress, int, int, Duration, VoiceSource)}.
     *
     * @param dscp by which the packets are marked
     */
    public static RtpMediaEngine start(
            InetAddress address, int firstPort, int lastPort, Duration mediaTimeout, VoiceSource source, Dscp dscp)
            throws IOException {
        int processors = Runtime.getRuntime().availableProcessors();
        var engine = new RtpMediaEngine(
                new RtpPorts(address, firstPort, lastPort, dscp.voice()), mediaTimeout.toNanos(), source);
        engine.startThreads(Math.min(processors, MOST_THREADS));
        return engine;
    }

    static RtpMediaEngine start(
            InetAddress address,
            int firstPort,
            int lastPort,
            Duration mediaTimeout,
            VoiceSource source,
            int threadCount)
            throws IOException {
        var engine = new RtpMediaEngine(
                new RtpPorts(address, firstPort, lastPort, Dscp.USUAL.voice()), mediaTimeout.toNanos(), source);
        engine.startThreads(threadCount);
        return engine;
    }

    private RtpMediaEngine(RtpPorts ports, long timeoutNanos, VoiceSource source) {
        this.ports = ports;
        this.timeoutNanos = timeoutNanos;
        this.source = source;
    }

    private void startThreads(int count) throws IOException {
        long epoch = System.nanoTime();
        for (int i = 0; i < count; i++) {
            var thread = new MediaThread(epoch, ports);
            threads.add(thread);
            platformThreads.add(Thread.ofPlatform()
                    .name("media-" + i)
                    .daemon()
                    .priority(Thread.MAX_PRIORITY)
                    .start(thread));
        }
    }

    @Override
    public MediaStream open(MediaStream.Listener listener) throws IOException {
        if (closed) {
            throw new IOException("the media engine is closed");
        }
        RtpPorts.Pair sockets = ports.bind();
        MediaThread owner = leastLoaded();
        owner.load().incrementAndGet();
        var stream = new RtpStream(
                numbers.incrementAndGet(),
                sockets,
                listener,
                new FarEnd(source, timeoutNanos),
                new PacketNumbers(random.nextInt(), random.nextInt(), random.nextInt()),
                owner);
        owner.schedule(stream);
        return stream;
    }

    @Override
    public void arrange(Map<MediaStream, Set<MediaStream>> hears) {
        Map<RtpStream, Set<RtpStream>> ours = new LinkedHashMap<>();
        hears.forEach((listener, sources) -> {
            Set<RtpStream> heard = new LinkedHashSet<>();
            sources.forEach(source -> heard.add(ours(source)));
            if (heard.contains(ours(listener))) {
                throw new IllegalArgumentException("a stream cannot hear itself");
            }
            ours.put(ours(listener), heard);
        });
        var arrangement = new Arrangement(ours);
        // no media thread ever waits for this: arrangements that come at the same time only have to agree on who was
        // last
        synchronized (arranging) {
            arrangement.takeEffect();
        }
    }

    private RtpStream ours(MediaStream stream) {
        if (stream instanceof RtpStream ours && threads.contains(ours.owner())) {
            return ours;
        }
        throw new IllegalArgumentException("that is no stream of this engine");
    }

    @Override
    public Map<String, Object> debugState() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("threads", threads.size());
        state.put("streams", threads.stream().map(thread -> thread.load().get()).toList());
        state.put("freePorts", ports.free());
        state.put("sent", sum(counters -> counters.sent));
        state.put("unsent", sum(counters -> counters.unsent));
        state.put("received", sum(counters -> counters.received));
        state.put("ignored", sum(counters -> counters.ignored));
        state.put("lateOver5Millis", sum(counters -> counters.late5));
        state.put("lateOver10Millis", sum(counters -> counters.late10));
        state.put(
                "latestMicros",
                threads.stream()
                        .mapToLong(thread -> TimeUnit.NANOSECONDS.toMicros(
                                thread.counters().latest.get()))
                        .max()
                        .orElse(0));
        state.put("standstills", sum(counters -> counters.standstills));
        return state;
    }

    @Override
    public void close() {
        closed = true;
        threads.forEach(MediaThread::stop);
        try {
            for (Thread thread : platformThreads) {
                thread.join(CLOSING);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private long sum(Function<MediaCounters, Counter> which) {
        return threads.stream()
                .mapToLong(thread -> which.apply(thread.counters()).get())
                .sum();
    }

    private MediaThread leastLoaded() {
        MediaThread least = threads.getFirst();
        for (MediaThread thread : threads) {
            if (thread.load().get() < least.load().get()) {
                least = thread;
            }
        }
        return least;
    }
}
