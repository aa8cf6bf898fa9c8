package nl.balie.telephony.media;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one stream sends to its far end: what it was asked to play, the packets of the one whom it hears, or a mix of several.
 * These take turns; to the far end they are one source. Owned by the stream's media thread, but for the counters.
 */
final class Outlet {
    private static final Logger log = LoggerFactory.getLogger(Outlet.class);

    private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final Object PLAYED = new Object();
    private static final Object MIXED = new Object();

    private final DatagramChannel voice;
    private final FarEnd farEnd;
    private final PacketNumbers numbers;
    private final Playout playout = new Playout();
    private final G722.Encoder encoder = new G722.Encoder();
    private final Counter sent = new Counter();
    private final Counter late = new Counter();
    private long octets;
    private volatile @Nullable Long firstSent;
    /** Who has his turn: {@link #PLAYED}, {@link #MIXED}, or the stream whose packets are sent on. */
    private Object turn = PLAYED;

    Outlet(DatagramChannel voice, FarEnd farEnd, PacketNumbers numbers) {
        this.voice = voice;
        this.farEnd = farEnd;
        this.numbers = numbers;
    }

    void play(Audio audio) {
        playout.once(audio);
        changed();
    }

    void music(List<Audio> sounds) {
        playout.music(sounds);
    }

    void resumeMusic() {
        playout.resumeMusic();
        changed();
    }

    void silence() {
        playout.silence();
        changed();
    }

    private void changed() {
        if (turn == PLAYED) {
            numbers.newTurn();
        }
    }

    /**
     * Sends the 20 ms that are due of what was asked for, at this tick of the media clock, whose moment was {@code dueNanos}.
     *
     * @return the sound that has come to its end with them, if one just did
     */
    @Nullable
    Audio sendPlayed(MediaThread thread, long tick, long dueNanos) {
        turn(PLAYED);
        SocketAddress to = farEnd.listensAt();
        if (to != null) {
            Codec codec = farEnd.agreed().codec();
            ByteBuffer out = own(thread, tick, codec);
            int at = out.position();
            playout.put(codec, out);
            widen(codec, out, at);
            send(thread, out, to, System.nanoTime() - dueNanos);
        }
        Audio ended = playout.advance();
        if (ended != null) {
            numbers.newTurn();
        }
        return ended;
    }

    /** Sends the 20 ms that are due of a mix. */
    void sendMixed(MediaThread thread, long tick, long dueNanos, Mix mix) {
        turn(MIXED);
        SocketAddress to = farEnd.listensAt();
        if (to != null) {
            Codec codec = farEnd.agreed().codec();
            ByteBuffer out = own(thread, tick, codec);
            int at = out.position();
            mix.put(codec, out);
            widen(codec, out, at);
            send(thread, out, to, System.nanoTime() - dueNanos);
        }
    }

    /** What was put from there on is A-law when it is to be G.722. */
    private void widen(Codec codec, ByteBuffer out, int at) {
        if (codec == Codec.G722) {
            for (int i = at; i < out.position(); i++) {
                out.put(i, encoder.narrow(G711.fromALaw(out.get(i))));
            }
        }
    }

    private ByteBuffer own(MediaThread thread, long tick, Codec codec) {
        ByteBuffer out = thread.out();
        numbers.own(tick, Playout.FRAME);
        RtpHeader.write(out, codec.payloadType(), numbers);
        return out;
    }

    /**
     * Sends on a packet that came to another stream; {@code from} is that one's codec, or null for a telephone-event.
     * G.722 comes here only for a far end that has it too, and goes on as it is: in wide band.
     */
    void relay(MediaThread thread, RtpStream source, RtpHeader header, ByteBuffer in, @Nullable Codec from) {
        turn(source);
        SocketAddress to = farEnd.listensAt();
        if (to == null) {
            return;
        }
        Agreed agreed = farEnd.agreed();
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
        } else if (codec == Codec.G722) {
            for (int i = 0; i < length; i++) {
                out.put(at + i, encoder.narrow(G711.linear(from, in.get(header.payloadAt() + i))));
            }
        } else {
            byte[] table = G711.transcoding(from);
            for (int i = 0; i < length; i++) {
                out.put(at + i, table[in.get(header.payloadAt() + i) & 0xFF]);
            }
        }
        out.position(at + length);
        send(thread, out, to, 0);
    }

    private void turn(Object next) {
        if (turn != next) {
            turn = next;
            numbers.newTurn();
        }
    }

    private void send(MediaThread thread, ByteBuffer out, SocketAddress to, long lateness) {
        try {
            if (voice.send(out.flip(), to) == 0) {
                thread.counters().unsent.increment();
                return;
            }
        } catch (IOException | RuntimeException unreachable) {
            thread.counters().unsent.increment();
            log.debug("cannot send to {}", to, unreachable);
            return;
        }
        if (firstSent == null) {
            firstSent = System.nanoTime();
        }
        sent.increment();
        octets += out.limit() - RtpHeader.LENGTH;
        thread.counters().sent(lateness);
        if (lateness > LATE_NANOS) {
            late.increment();
        }
    }

    /** Puts a report of what was sent, and of what came. */
    void report(ByteBuffer out, Reports reports, Reception reception, long tick, long nanoTime) {
        reports.put(out, reception, numbers.clockValue(tick), sent.get(), octets, nanoTime);
    }

    /** From any thread. */
    MediaStream.Statistics statistics(long received) {
        return new MediaStream.Statistics(firstSent, sent.get(), received, late.get());
    }
}
