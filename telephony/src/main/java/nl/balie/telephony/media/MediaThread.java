package nl.balie.telephony.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One platform thread that sends and receives for its streams. The clock ticks every millisecond, counted from a
 * moment that all media threads share; a stream sends at every twentieth tick, and the streams are spread over the
 * twenty phases, so that there is never a herd. Deadlines are absolute: lateness does not add up.
 */
final class MediaThread implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(MediaThread.class);

    private static final int PHASES = 20;
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    /** After a longer standstill (a suspended machine) what was missed is left out, not sent in one burst. */
    private static final long LONGEST_CATCH_UP_TICKS = 100;

    private static final long IDLE_MILLIS = 1000;
    /** Larger than any packet of a network with an MTU of 1500. */
    private static final int BUFFER = 2048;

    private final long epoch;
    private final RtpPorts ports;
    private final Selector selector;
    private final Consumer<SelectionKey> receive = this::receive;
    private final Queue<RtpStream> commanded = new ConcurrentLinkedQueue<>();
    private final AtomicInteger load = new AtomicInteger();
    private final List<List<RtpStream>> phases = new ArrayList<>();
    private final List<Integer> closedPorts = new ArrayList<>();
    private final RtpHeader header = new RtpHeader();
    private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER);
    private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER);
    private final ByteBuffer narrow = ByteBuffer.allocateDirect(BUFFER);
    private final Mix mix = new Mix();
    private final MediaCounters counters = new MediaCounters();
    private volatile boolean stopped;
    private int streams;
    private long nextTick;

    MediaThread(long epoch, RtpPorts ports) throws IOException {
        this.epoch = epoch;
        this.ports = ports;
        this.selector = Selector.open();
        for (int phase = 0; phase < PHASES; phase++) {
            phases.add(new ArrayList<>());
        }
    }

    @Override
    public void run() {
        nextTick = currentTick() + 1;
        try (selector) {
            while (!stopped) {
                runDueTicks();
                select();
                runCommands();
            }
            closeAll();
        } catch (IOException | RuntimeException failure) {
            log.error("A media thread died; its calls are silent", failure);
        }
    }

    /** Has the stream's commands run on this thread; from any thread. */
    void schedule(RtpStream stream) {
        commanded.add(stream);
        selector.wakeup();
    }

    void stop() {
        stopped = true;
        selector.wakeup();
    }

    /** The number of streams that are or will be here, for spreading them. */
    AtomicInteger load() {
        return load;
    }

    MediaCounters counters() {
        return counters;
    }

    /** Milliseconds since the epoch of the media clock. */
    long currentTick() {
        return (System.nanoTime() - epoch) / TICK_NANOS;
    }

    RtpHeader header() {
        return header;
    }

    /** The buffer to receive in, empty. */
    ByteBuffer in() {
        return in.clear();
    }

    /** The buffer to make a packet in, empty. */
    ByteBuffer out() {
        return out.clear();
    }

    /** The buffer for what was received, as a voice of 8 kHz; its payload is where the received one has it. */
    ByteBuffer narrow() {
        return narrow;
    }

    /** The sum to mix in, silent. */
    Mix mix() {
        mix.begin();
        return mix;
    }

    /** Lets go of a stream that moves to another thread. */
    void release(RtpStream stream) {
        leavePhase(stream);
        load.decrementAndGet();
        cancel(stream.sockets().voice());
        cancel(stream.sockets().control());
    }

    private void cancel(@Nullable DatagramChannel channel) {
        SelectionKey key = channel == null ? null : channel.keyFor(selector);
        if (key != null) {
            key.cancel();
        }
    }

    /** Closes a stream's sockets; its port is free again once the selector has let go of it. */
    void close(RtpStream stream) throws IOException {
        if (stream.sockets().voice().isOpen()) {
            leavePhase(stream);
            load.decrementAndGet();
            stream.sockets().close();
            closedPorts.add(stream.localPort());
        }
    }

    private void runDueTicks() {
        long due = currentTick();
        if (due - nextTick > LONGEST_CATCH_UP_TICKS) {
            if (streams > 0) {
                counters.standstills.increment();
            }
            nextTick = due;
        }
        while (nextTick <= due) {
            List<RtpStream> phase = phases.get((int) (nextTick % PHASES));
            long dueNanos = epoch + nextTick * TICK_NANOS;
            for (int i = 0; i < phase.size(); i++) {
                phase.get(i).tick(this, nextTick, dueNanos);
            }
            nextTick++;
        }
    }

    /** Receives until the next tick that has something to do, or until somebody asks for something. */
    private void select() throws IOException {
        if (!commanded.isEmpty()) {
            selector.selectNow(receive);
            return;
        }
        long tick = nextTick;
        while (tick < nextTick + PHASES && phases.get((int) (tick % PHASES)).isEmpty()) {
            tick++;
        }
        if (tick == nextTick + PHASES) {
            selector.select(receive, IDLE_MILLIS);
            return;
        }
        long wait = epoch + tick * TICK_NANOS - System.nanoTime();
        if (wait <= 0) {
            selector.selectNow(receive);
        } else {
            selector.select(receive, (wait + TICK_NANOS - 1) / TICK_NANOS);
        }
    }

    private void receive(SelectionKey key) {
        if (key.attachment() instanceof RtpStream stream) {
            try {
                if (key.channel() == stream.sockets().voice()) {
                    stream.receive(this);
                } else {
                    stream.receiveControl(this);
                }
            } catch (IOException | RuntimeException failure) {
                counters.ignored.increment();
                log.debug("RTP port {} cannot receive", stream.localPort(), failure);
            }
        }
        if (System.nanoTime() - epoch >= nextTick * TICK_NANOS) {
            runDueTicks();
        }
    }

    private void runCommands() throws IOException {
        RtpStream stream = commanded.poll();
        while (stream != null) {
            if (stream.owner() == this) {
                try {
                    adopt(stream);
                    stream.runCommands(this);
                } catch (IOException | RuntimeException failure) {
                    log.error("RTP port {} cannot do what was asked", stream.localPort(), failure);
                }
            } else {
                stream.owner().schedule(stream);
            }
            stream = commanded.poll();
        }
        if (!closedPorts.isEmpty()) {
            selector.selectNow(receive);
            closedPorts.forEach(ports::giveBack);
            closedPorts.clear();
        }
    }

    private void adopt(RtpStream stream) throws IOException {
        DatagramChannel voice = stream.sockets().voice();
        DatagramChannel control = stream.sockets().control();
        if (stream.phase() >= 0 || !voice.isOpen()) {
            return;
        }
        SelectionKey earlier = voice.keyFor(selector);
        if (earlier != null && !earlier.isValid()) {
            // It was here before: a cancelled key stays until a selection has passed.
            selector.selectNow(receive);
        }
        voice.register(selector, SelectionKey.OP_READ, stream);
        if (control != null) {
            control.register(selector, SelectionKey.OP_READ, stream);
        }
        int least = 0;
        for (int phase = 1; phase < PHASES; phase++) {
            if (phases.get(phase).size() < phases.get(least).size()) {
                least = phase;
            }
        }
        phases.get(least).add(stream);
        stream.phase(least);
        streams++;
    }

    private void leavePhase(RtpStream stream) {
        if (stream.phase() >= 0) {
            phases.get(stream.phase()).remove(stream);
            stream.phase(-1);
            streams--;
        }
    }

    private void closeAll() throws IOException {
        runCommands();
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.selectNow();
    }
}
