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
    /**
     * A packet from elsewhere counts only when the source we know has been quiet for so long, against hijacking; one from
     * where the peer said that he is always does.
     */
    private static final long SOURCE_QUIET_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private interface Command {
        void run() throws IOException;
    }

    private final long number;
    private final DatagramChannel channel;
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
    private Codec codec = Codec.PCMA;
    private int keyPayloadType = -1;
    private boolean connected;
    private boolean peerListens;
    private @Nullable InetSocketAddress announced;
    private @Nullable SocketAddress source;
    private @Nullable SocketAddress target;
    private @Nullable Bridge bridge;
    private @Nullable Ear ear;
    private int phase = -1;
    private long heardAt;
    private boolean lostTold;

    RtpStream(
            long number,
            DatagramChannel channel,
            int port,
            Listener listener,
            long timeoutNanos,
            PacketNumbers numbers,
            MediaThread owner) {
        this.number = number;
        this.channel = channel;
        this.port = port;
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
    public void connect(InetSocketAddress remote, Codec codec, int keyPayloadType, boolean send) {
        post(() -> doConnect(remote, codec, keyPayloadType, send));
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

    DatagramChannel channel() {
        return channel;
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
        Command command = mailbox.poll();
        while (command != null) {
            command.run();
            if (owner != thread) {
                schedule();
                return;
            }
            command = mailbox.poll();
        }
    }

    /** Sends the 20 ms that are due at this tick (in ms of the media clock, whose moment was {@code dueNanos}). */
    void tick(MediaThread thread, long tick, long dueNanos) {
        if (closed || !connected) {
            return;
        }
        if (!lostTold && dueNanos - heardAt > timeoutNanos) {
            lostTold = true;
            tell(listener::lost);
        }
        Bridge current = bridge;
        if (current != null) {
            if (!current.ended()) {
                return;
            }
            ownTurn();
        }
        SocketAddress to = target;
        if (to != null && peerListens) {
            numbers.own(tick, Playout.FRAME);
            ByteBuffer out = thread.out();
            RtpHeader.write(out, codec.payloadType(), numbers);
            playout.put(codec, out);
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
        SocketAddress from = channel.receive(in);
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
        if (!from.equals(source)) {
            if (source != null && !from.equals(announced) && now - heardAt < SOURCE_QUIET_NANOS) {
                thread.counters().ignored.increment();
                return;
            }
            source = from;
            target = from;
        }
        heardAt = now;
        lostTold = false;
        received.increment();
        thread.counters().received.increment();
        boolean isKey = header.payloadType() == keyPayloadType;
        if (isKey) {
            char key = keys.receive(header, in);
            if (key != KeyReceiver.NONE) {
                tell(() -> listener.key(key));
            }
        } else if (ear != null && header.payloadType() != COMFORT_NOISE) {
            ear.hear(codec, header, in, now);
        }
        Bridge current = bridge;
        if (current != null && !current.ended() && header.payloadType() != COMFORT_NOISE) {
            RtpStream peer = current.peerOf(this);
            if (peer.owner == thread && peer.bridge == current) {
                peer.relay(thread, header, in, isKey ? null : codec);
            }
        }
    }

    /** Takes a packet of the peer's; {@code from} is its codec, or null for a telephone-event. */
    private void relay(MediaThread thread, RtpHeader header, ByteBuffer in, @Nullable Codec from) {
        SocketAddress to = target;
        if (closed || !connected || !peerListens || to == null) {
            return;
        }
        if (from == null && keyPayloadType < 0) {
            numbers.swallowed(header);
            return;
        }
        ByteBuffer out = thread.out();
        numbers.relayed(header, thread.currentTick(), from == null ? Playout.FRAME : header.payloadLength());
        RtpHeader.write(out, from == null ? keyPayloadType : codec.payloadType(), numbers);
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
        int type = header.payloadType();
        return type == codec.payloadType() || type == keyPayloadType || type == COMFORT_NOISE;
    }

    private void send(MediaThread thread, ByteBuffer out, SocketAddress to, long lateness) {
        try {
            if (channel.send(out.flip(), to) == 0) {
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

    private void doConnect(InetSocketAddress remote, Codec nextCodec, int nextKeyPayloadType, boolean send) {
        InetAddress address = remote.getAddress();
        if (!remote.equals(announced)) {
            announced = remote;
            source = null;
            target = address == null || address.isAnyLocalAddress() || remote.getPort() == 0 ? null : remote;
        }
        // RFC 3264 section 8.4: an address of zeros is the old way to say hold
        peerListens = send && (address == null || !address.isAnyLocalAddress());
        codec = nextCodec;
        keyPayloadType = nextKeyPayloadType;
        heardAt = System.nanoTime();
        lostTold = false;
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
        if (bridge != null) {
            bridge.end();
            bridge = null;
        }
        numbers.newTurn();
    }

    private void doClose() throws IOException {
        if (bridge != null) {
            bridge.end();
            bridge = null;
        }
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
