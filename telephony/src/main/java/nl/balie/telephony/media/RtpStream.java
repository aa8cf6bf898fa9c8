package nl.balie.telephony.media;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stream. Everything but the mailbox belongs to the media thread that owns it; what others ask for goes through
 * the mailbox, so that it happens in the order asked even while the stream moves to another media thread.
 */
final class RtpStream implements MediaStream {
    private static final Logger log = LoggerFactory.getLogger(RtpStream.class);

    /** RFC 3389: a peer that detects silence sends this now and then; it is alive, but there is nothing to relay. */
    private static final int COMFORT_NOISE = 13;

    private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private interface Command {
        void run() throws IOException;
    }

    private final long number;
    private final RtpPorts.Pair sockets;
    private final int port;
    private final Listener listener;
    private final long timeoutNanos;
    private final PacketNumbers numbers;
    private final Queue<Command> mailbox = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile MediaThread owner;
    private volatile boolean closed;
    private final Counter sent = new Counter();
    private final Counter received = new Counter();
    private final Counter late = new Counter();
    private volatile @Nullable Long firstSent;
    private final Playout playout = new Playout();
    private final KeyReceiver keys = new KeyReceiver();
    private final Latch latch;
    private Agreed agreed = new Agreed(Codec.PCMA, -1, -1, false, false);
    private boolean connected;
    private @Nullable Bridge bridge;
    private @Nullable Ear ear;
    private int phase = -1;
    private long heardAt;
    private boolean lostTold;

    RtpStream(
            long number,
            RtpPorts.Pair sockets,
            Listener listener,
            long timeoutNanos,
            VoiceSource policy,
            PacketNumbers numbers,
            MediaThread owner) {
        this.number = number;
        this.sockets = sockets;
        this.port = sockets.voice().socket().getLocalPort();
        this.latch = new Latch(policy);
        this.listener = listener;
        this.timeoutNanos = timeoutNanos;
        this.numbers = numbers;
        this.owner = owner;
    }

    @Override
    public int localPort() {
        return port;
    }

    @Override
    public void connect(InetSocketAddress remote, Agreed next) {
        post(() -> doConnect(remote, next));
    }

    @Override
    public void play(Audio audio) {
        post(() -> {
            ownTurn();
            playout.once(audio);
        });
    }

    @Override
    public void music(List<Audio> sounds) {
        List<Audio> all = List.copyOf(sounds);
        post(() -> playout.music(all));
    }

    @Override
    public void resumeMusic() {
        post(() -> {
            ownTurn();
            playout.resumeMusic();
        });
    }

    @Override
    public void silence() {
        post(() -> {
            ownTurn();
            playout.silence();
        });
    }

    @Override
    public void hear(@Nullable Ear next) {
        post(() -> ear = next);
    }

    @Override
    public Statistics statistics() {
        return new Statistics(firstSent, sent.get(), received.get(), late.get());
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            post(this::doClose);
        }
    }

    void join(Bridge next) {
        post(() -> doJoin(next));
    }

    long number() {
        return number;
    }

    RtpPorts.Pair sockets() {
        return sockets;
    }

    /** Which of its thread's phases it sends in, or -1 when the thread has not taken it in. */
    int phase() {
        return phase;
    }

    void phase(int next) {
        phase = next;
    }

    MediaThread owner() {
        return owner;
    }

    boolean closed() {
        return closed;
    }

    /** Runs what others asked for; only on the media thread that owns this stream. */
    void runCommands(MediaThread thread) throws IOException {
        scheduled.set(false);
        for (Command command = mailbox.poll(); command != null; command = mailbox.poll()) {
            command.run();
            if (owner != thread) {
                schedule();
                return;
            }
        }
    }

    /** Sends the 20 ms that are due at this tick (in ms of the media clock, whose moment was {@code dueNanos}). */
    void tick(MediaThread thread, long tick, long dueNanos) {
        if (closed || !connected) {
            return;
        }
        if (!lostTold && agreed.speaks() && dueNanos - heardAt > timeoutNanos) {
            lostTold = true;
            tell(listener::lost);
        }
        if (keys.letGo(dueNanos)) {
            tell(listener::keyUp);
        }
        Bridge current = bridge;
        if (current != null) {
            if (!current.ended()) {
                return;
            }
            ownTurn();
        }
        SocketAddress to = latch.target();
        if (to != null && agreed.listens()) {
            numbers.own(tick, Playout.FRAME);
            ByteBuffer out = thread.out();
            RtpHeader.write(out, agreed.codec().payloadType(), numbers);
            playout.put(agreed.codec(), out);
            send(thread, out, to, System.nanoTime() - dueNanos);
        }
        Audio ended = playout.advance();
        if (ended != null) {
            numbers.newTurn();
            tell(() -> listener.played(ended));
        }
    }

    /** Takes one packet from the socket. */
    void receive(MediaThread thread) throws IOException {
        ByteBuffer in = thread.in();
        SocketAddress from = sockets.voice().receive(in);
        if (from == null) {
            return;
        }
        in.flip();
        RtpHeader header = thread.header();
        if (closed || !connected || in.limit() == in.capacity() || !header.parse(in) || !expected(header)) {
            thread.counters().ignored.increment();
            return;
        }
        long now = System.nanoTime();
        if (!latch.takes(from, now)) {
            thread.counters().ignored.increment();
            return;
        }
        alive(now);
        received.increment();
        thread.counters().received.increment();
        boolean isKey = header.payloadType() == agreed.keysHeard();
        if (isKey) {
            char key = keys.receive(header, in, now);
            if (key != KeyReceiver.NONE) {
                tell(() -> listener.key(key));
            }
        } else if (ear != null && header.payloadType() != COMFORT_NOISE) {
            ear.hear(agreed.codec(), header, in, now);
        }
        Bridge current = bridge;
        if (current != null && !current.ended() && header.payloadType() != COMFORT_NOISE) {
            RtpStream peer = current.peerOf(this);
            if (peer.owner == thread && peer.bridge == current) {
                peer.relay(thread, header, in, isKey ? null : agreed.codec());
            }
        }
    }

    /** Takes a packet of the peer's; {@code from} is its codec, or null for a telephone-event. */
    private void relay(MediaThread thread, RtpHeader header, ByteBuffer in, @Nullable Codec from) {
        SocketAddress to = latch.target();
        if (closed || !connected || !agreed.listens() || to == null) {
            return;
        }
        Codec codec = agreed.codec();
        if (from == null && agreed.keysSent() < 0) {
            numbers.swallowed(header);
            return;
        }
        ByteBuffer out = thread.out();
        numbers.relayed(header, thread.currentTick(), from == null ? Playout.FRAME : header.payloadLength());
        RtpHeader.write(out, from == null ? agreed.keysSent() : codec.payloadType(), numbers);
        int at = out.position();
        int length = header.payloadLength();
        if (from == null || from == codec) {
            out.put(at, in, header.payloadAt(), length);
        } else {
            byte[] table = G711.transcoding(from);
            for (int i = 0; i < length; i++) {
                out.put(at + i, table[in.get(header.payloadAt() + i) & 0xFF]);
            }
        }
        out.position(at + length);
        send(thread, out, to, 0);
    }

    private boolean expected(RtpHeader header) {
        return agreed.hears(header.payloadType()) || header.payloadType() == COMFORT_NOISE;
    }

    /** Takes one packet of the control protocol (RFC 3550 section 6): a peer that reports is there, though it says nothing. */
    void receiveControl(MediaThread thread) throws IOException {
        DatagramChannel control = sockets.control();
        ByteBuffer in = thread.in();
        if (control != null
                && control.receive(in) instanceof InetSocketAddress from
                && !closed
                && connected
                && RtpHeader.isControl(in.flip())
                && latch.isMachine(from.getAddress())) {
            alive(System.nanoTime());
        }
    }

    private void alive(long now) {
        heardAt = now;
        lostTold = false;
    }

    private void send(MediaThread thread, ByteBuffer out, SocketAddress to, long lateness) {
        try {
            if (sockets.voice().send(out.flip(), to) == 0) {
                thread.counters().unsent.increment();
                return;
            }
        } catch (IOException | RuntimeException unreachable) {
            thread.counters().unsent.increment();
            log.debug("RTP port {} cannot send to {}", port, to, unreachable);
            return;
        }
        if (firstSent == null) {
            firstSent = System.nanoTime();
        }
        sent.increment();
        thread.counters().sent(lateness);
        if (lateness > LATE_NANOS) {
            late.increment();
        }
    }

    private void doConnect(InetSocketAddress remote, Agreed next) {
        long now = System.nanoTime();
        InetAddress address = remote.getAddress();
        latch.announce(remote, now);
        // RFC 3264 section 8.4: an address of zeros is the old way to say hold
        boolean listens = next.listens() && (address == null || !address.isAnyLocalAddress());
        agreed = new Agreed(next.codec(), next.keysSent(), next.keysHeard(), listens, next.speaks());
        alive(now);
        connected = true;
    }

    private void doJoin(Bridge next) {
        if (closed || next.ended()) {
            next.end();
            return;
        }
        if (bridge != null && bridge != next) {
            bridge.end();
        }
        bridge = next;
        playout.silence();
        numbers.newTurn();
        if (this == next.younger()) {
            follow(next);
        } else if (next.younger().owner() != owner) {
            next.younger().post(() -> next.younger().follow(next));
        }
    }

    /** Moves to the media thread of the older stream. */
    private void follow(Bridge current) {
        MediaThread from = owner;
        MediaThread to = current.older().owner();
        if (bridge == current && !current.ended() && !closed && from != to) {
            from.release(this);
            to.load().incrementAndGet();
            owner = to;
            schedule();
        }
    }

    private void ownTurn() {
        endBridge();
        numbers.newTurn();
    }

    private void endBridge() {
        if (bridge != null) {
            bridge.end();
            bridge = null;
        }
    }

    private void doClose() throws IOException {
        endBridge();
        playout.silence();
        owner.close(this);
    }

    private void tell(Runnable what) {
        try {
            if (!closed) {
                what.run();
            }
        } catch (RuntimeException failure) {
            log.error("The listener of RTP port {} failed", port, failure);
        }
    }

    private void post(Command command) {
        mailbox.add(command);
        schedule();
    }

    private void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            owner.schedule(this);
        }
    }
}
