package nl.balie.telephony.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.balie.telephony.LineQuality;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stream. Everything but the mailbox and the place in an arrangement belongs to the media thread that owns it; what
 * others ask for goes through the mailbox, so that it happens in the order asked even while the stream moves to another
 * media thread.
 *
 * <p>The place is seen by all at once. Streams touch each other only when both are owned by the thread that they run on and
 * have places in the same arrangement.
 */
final class RtpStream implements MediaStream {
    private static final Logger log = LoggerFactory.getLogger(RtpStream.class);

    private interface Command {
        void run() throws IOException;
    }

    private final long number;
    private final RtpPorts.Pair sockets;
    private final int port;
    private final Listener listener;
    private final Queue<Command> mailbox = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile MediaThread owner;
    private volatile boolean closed;
    private volatile Place place = Place.ALONE;
    private final FarEnd farEnd;
    private final Outlet outlet;
    private final Counter received = new Counter();
    private final Reception reception = new Reception();
    private final Reports reports;
    private final KeyReceiver keys = new KeyReceiver();
    private final Ears ears = new Ears();
    private final G722.Decoder decoder = new G722.Decoder();
    private @Nullable JitterBuffer buffer;
    private int phase = -1;

    RtpStream(
            long number,
            RtpPorts.Pair sockets,
            Listener listener,
            FarEnd farEnd,
            PacketNumbers numbers,
            MediaThread owner) {
        this.number = number;
        this.sockets = sockets;
        this.port = sockets.voice().socket().getLocalPort();
        this.listener = listener;
        this.farEnd = farEnd;
        this.outlet = new Outlet(sockets.voice(), farEnd, numbers);
        this.reports = new Reports(numbers.ssrc());
        this.owner = owner;
    }

    @Override
    public int localPort() {
        return port;
    }

    @Override
    public void connect(InetSocketAddress remote, Agreed next) {
        post(() -> farEnd.connect(remote, next));
    }

    @Override
    public void play(Audio audio) {
        post(() -> outlet.play(audio));
    }

    @Override
    public void music(List<Audio> sounds) {
        List<Audio> all = List.copyOf(sounds);
        post(() -> outlet.music(all));
    }

    @Override
    public void resumeMusic() {
        post(outlet::resumeMusic);
    }

    @Override
    public void silence() {
        post(outlet::silence);
    }

    @Override
    public void listen(Ear ear) {
        post(() -> ears.add(ear));
    }

    @Override
    public void stopListening(Ear ear) {
        post(() -> ears.remove(ear));
    }

    @Override
    public Statistics statistics() {
        return outlet.statistics(received.get());
    }

    @Override
    public @Nullable LineQuality quality() {
        return reception.quality(reports.roundTrip());
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            post(this::doClose);
        }
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

    Place place() {
        return place;
    }

    /** From any thread, but for one stream after another: whoever arranges holds the engine's lock. */
    void takePlace(Place next) {
        boolean beginsToHear = place.heard() == 0 && next.heard() > 0;
        place = next;
        post(() -> tookPlace(next, beginsToHear));
    }

    private void tookPlace(Place now, boolean beginsToHear) {
        if (beginsToHear) {
            outlet.silence();
        }
        if (!now.mixed()) {
            buffer = null;
        } else if (buffer == null) {
            buffer = new JitterBuffer();
        }
    }

    /** Has the others come to the media thread that it is on once it has done what was asked of it before. */
    void gather(Arrangement arrangement) {
        post(arrangement::callOthers);
    }

    /** Has it move to the media thread of the oldest stream of the arrangement. */
    void follow(Arrangement arrangement) {
        post(() -> {
            MediaThread from = owner;
            MediaThread to = arrangement.oldest().owner();
            if (place.arrangement() == arrangement && !closed && from != to) {
                from.release(this);
                to.load().incrementAndGet();
                owner = to;
                schedule();
            }
        });
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
        if (closed || !farEnd.connected()) {
            return;
        }
        if (farEnd.lost(dueNanos)) {
            tell(listener::lost);
        }
        if (keys.letGo(dueNanos)) {
            tell(listener::keyUp);
        }
        if (reports.due(dueNanos)) {
            report(thread, tick, dueNanos);
        }
        Place now = place;
        int heard = now.heard();
        if (heard == 0) {
            Audio ended = outlet.sendPlayed(thread, tick, dueNanos);
            if (ended != null) {
                tell(() -> listener.played(ended));
            }
        } else if (heard > 1) {
            outlet.sendMixed(thread, tick, dueNanos, mixed(thread, now, tick));
        }
    }

    private static Mix mixed(MediaThread thread, Place now, long tick) {
        Mix mix = thread.mix();
        for (RtpStream source : now.sources()) {
            if (source.isHere(thread) && source.place.arrangement() == now.arrangement() && source.buffer != null) {
                mix.add(source.buffer, tick);
            }
        }
        return mix;
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
        long now = System.nanoTime();
        if (closed || in.limit() == in.capacity() || !header.parse(in) || !farEnd.takes(header, from, now)) {
            thread.counters().ignored.increment();
            return;
        }
        received.increment();
        thread.counters().received.increment();
        if (FarEnd.isComfortNoise(header)) {
            reception.take(header, true, now);
            return;
        }
        boolean isKey = farEnd.isKey(header);
        reception.take(header, !isKey, now);
        Codec codec = farEnd.agreed().codec();
        boolean wide = !isKey && codec == Codec.G722;
        ByteBuffer narrow = wide ? narrowed(thread, header, in) : in;
        Codec law = wide ? Codec.PCMA : codec;
        if (isKey) {
            char key = keys.receive(header, in, now);
            if (key != KeyReceiver.NONE) {
                tell(() -> listener.key(key));
            }
        } else {
            ears.hear(law, header, narrow, now);
        }
        handOn(thread, header, narrow, isKey ? null : law, wide ? in : null);
    }

    /** The lower band of G.722 as A-law, which all others here understand. */
    private ByteBuffer narrowed(MediaThread thread, RtpHeader header, ByteBuffer in) {
        ByteBuffer narrow = thread.narrow();
        for (int i = 0; i < header.payloadLength(); i++) {
            int at = header.payloadAt() + i;
            narrow.put(at, G711.toALaw(decoder.narrow(in.get(at))));
        }
        return narrow;
    }

    /**
     * To those who hear only this one as it came, to the others by way of the buffer; keys have no codec and no buffer.
     *
     * @param wide the packet as it came, when that was G.722 and what is handed on is its lower band
     */
    private void handOn(
            MediaThread thread, RtpHeader header, ByteBuffer in, @Nullable Codec codec, @Nullable ByteBuffer wide) {
        Place now = place;
        boolean mixed = false;
        for (RtpStream other : now.listeners()) {
            Place theirs = other.place;
            if (other.isHere(thread) && theirs.arrangement() == now.arrangement()) {
                if (theirs.heard() == 1) {
                    if (wide != null && other.farEnd.agreed().codec() == Codec.G722) {
                        other.outlet.relay(thread, this, header, wide, Codec.G722);
                    } else {
                        other.outlet.relay(thread, this, header, in, codec);
                    }
                } else {
                    mixed = true;
                }
            }
        }
        if (mixed && codec != null && buffer != null) {
            buffer.put(codec, header, in, thread.currentTick());
        }
    }

    private boolean isHere(MediaThread thread) {
        return owner == thread && !closed;
    }

    /** Takes one packet of the control protocol (RFC 3550 section 6). */
    void receiveControl(MediaThread thread) throws IOException {
        DatagramChannel control = sockets.control();
        ByteBuffer in = thread.in();
        if (control != null
                && control.receive(in) instanceof InetSocketAddress from
                && !closed
                && RtpHeader.isControl(in.flip())) {
            long now = System.nanoTime();
            if (farEnd.reported(from.getAddress(), now)) {
                reports.take(in, now);
            }
        }
    }

    private void report(MediaThread thread, long tick, long now) {
        InetSocketAddress to = farEnd.reportsAt();
        DatagramChannel control = sockets.control();
        if (to != null && control != null) {
            ByteBuffer out = thread.out();
            outlet.report(out, reports, reception, tick, now);
            try {
                control.send(out.flip(), to);
            } catch (IOException unreachable) {
                log.debug("no report from RTP port {}", port, unreachable);
            }
        }
    }

    private void doClose() throws IOException {
        outlet.silence();
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
