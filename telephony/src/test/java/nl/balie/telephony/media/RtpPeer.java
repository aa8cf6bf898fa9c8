package nl.balie.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A phone's RTP side on 127.0.0.1: hears everything that is sent to it, and speaks tones and keys. */
public final class RtpPeer implements AutoCloseable {
    private static final int FRAME = 160;

    /** A packet as it came. */
    public record Packet(
            int payloadType, boolean marker, int sequence, long timestamp, long ssrc, byte[] payload, int fromPort) {}

    private final DatagramSocket socket;
    private final Codec codec;
    private final G722.Encoder wideBand = new G722.Encoder();
    private final int keyPayloadType;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<Packet> packets = new ArrayList<>();
    private int ssrc = System.identityHashCode(this);
    private volatile @Nullable InetSocketAddress remote;
    private double hertz;
    private int left;
    private long phase;
    private int frame = FRAME;
    private int loudness = 11_000;
    private int lostEvery;
    private int lateEvery;
    private byte @Nullable [] keptBack;
    private int sequence = 65_500;
    private int timestamp = -1600;

    /** A peer that speaks this codec, with payload type 101 for its keys. */
    public RtpPeer(Codec codec) {
        this(codec, 101);
    }

    public RtpPeer(Codec codec, int keyPayloadType) {
        this(codec, keyPayloadType, 0);
    }

    /** A peer that receives on this port; 0 for any. */
    public RtpPeer(Codec codec, int keyPayloadType, int port) {
        this.codec = codec;
        this.keyPayloadType = keyPayloadType;
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().start(this::receive);
    }

    /** Where this peer receives. */
    public InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Says where to send to. */
    public RtpPeer towards(int port) {
        remote = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return this;
    }

    /** Speaks as this source (RFC 3550 section 8); before it speaks. */
    public RtpPeer as(int source) {
        ssrc = source;
        return this;
    }

    /** Speaks in packets of so many milliseconds; 20 unless this is said, before it speaks. */
    public RtpPeer inPacketsOf(int millis) {
        frame = millis * Audio.SAMPLE_RATE / 1000;
        return this;
    }

    /** Speaks with this amplitude, 32,767 at most; before it speaks. */
    public RtpPeer loud(int amplitude) {
        loudness = amplitude;
        return this;
    }

    /** Of so many packets of voice, one gets lost, and one comes after the one that follows it; 0 for none; before it speaks. */
    public RtpPeer overBadLine(int oneLostOf, int oneLateOf) {
        lostEvery = oneLostOf;
        lateEvery = oneLateOf;
        return this;
    }

    /** Speaks a tone until it is closed; 0 is silence. */
    public RtpPeer speak(double tone) {
        clock.execute(() -> hertz = tone);
        clock.scheduleAtFixedRate(this::sendFrame, 0, frame * 1000L / Audio.SAMPLE_RATE, TimeUnit.MILLISECONDS);
        return this;
    }

    /** From now on speaks this tone in place of the one before; 0 is silence. */
    public void change(double tone) {
        clock.execute(() -> hertz = tone);
    }

    /** Sends no more packets by itself, from when this returns. */
    public void fallSilent() {
        clock.shutdown();
        try {
            assertThat(clock.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** Speaks this tone for so long in place of the silence that follows it. */
    public void say(double tone, Duration length) {
        clock.execute(() -> {
            hertz = tone;
            left = (int) (length.toMillis() * Audio.SAMPLE_RATE / 1000 / frame);
        });
    }

    /** Presses a key for 60 ms: three packets, and the last one three times (RFC 4733 section 2.5.1.4). */
    public void press(char key) {
        clock.execute(() -> {
            int event = "0123456789*#ABCD".indexOf(key);
            for (int packet = 1; packet <= 5; packet++) {
                int end = packet >= 3 ? 0x80 : 0;
                int duration = Math.min(packet, 3) * FRAME;
                send(keyPayloadType, packet == 1, new byte[] {
                    (byte) event, (byte) (end | 10), (byte) (duration >> 8), (byte) duration
                });
            }
            timestamp += 4 * FRAME;
        });
    }

    /** Sends these bytes as they are. */
    public void sendRaw(byte[] bytes) {
        InetSocketAddress to = remote;
        if (to == null) {
            throw new IllegalStateException("first say towards where");
        }
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, to));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Everything that has come so far. */
    public List<Packet> packets() {
        synchronized (packets) {
            return List.copyOf(packets);
        }
    }

    /** Forgets what has come so far. */
    public void forget() {
        synchronized (packets) {
            packets.clear();
        }
    }

    /** All sound that has come so far. */
    public short[] heard() {
        return decode(packets());
    }

    /** Waits until the last 200 ms that came are this tone. */
    public void awaitTone(double tone) {
        await("a tone of " + tone + " Hz", heard -> heard.size() >= 10 && ToneDetector.hears(last(heard), tone));
    }

    /** Waits until the last 200 ms that came are all these tones, each about as loud as the others, and nothing else. */
    public void awaitTones(double... tones) {
        await("tones of " + Arrays.toString(tones) + " Hz", heard -> heard.size() >= 10 && hears(last(heard), tones));
    }

    private static boolean hears(short[] sound, double... tones) {
        double[] shares = Arrays.stream(tones)
                .map(tone -> ToneDetector.share(sound, tone))
                .toArray();
        return Arrays.stream(shares).allMatch(share -> share > 0.5 / tones.length)
                && Arrays.stream(shares).sum() > 0.9;
    }

    /** What has come is of one source whose numbers run on (RFC 3550 section 5.1). */
    public void assertOneRunningSource() {
        List<Packet> all = packets();
        for (int i = 1; i < all.size(); i++) {
            assertThat(all.get(i).ssrc()).isEqualTo(all.getFirst().ssrc());
            assertThat(all.get(i).sequence()).isEqualTo(all.get(i - 1).sequence() + 1 & 0xFFFF);
            int ahead = (int) (all.get(i).timestamp() - all.get(i - 1).timestamp());
            assertThat(ahead).isBetween(0, 40_000);
        }
    }

    /** Waits until the last 200 ms that came are silence. */
    public void awaitSilence() {
        await("silence", heard -> heard.size() >= 10 && ToneDetector.level(last(heard)) < 20);
    }

    /** Waits until so many packets have come since the last {@link #forget}. */
    public List<Packet> awaitPackets(int count) {
        await(count + " packets", heard -> heard.size() >= count);
        return packets();
    }

    /** Waits until what came meets the condition, 10 s at most. */
    public void await(String what, Predicate<List<Packet>> condition) {
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        synchronized (packets) {
            while (!condition.test(packets)) {
                long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError("waited in vain for " + what + "; " + packets.size() + " packets came");
                }
                try {
                    packets.wait(left);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    throw new AssertionError(interrupted);
                }
            }
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        socket.close();
    }

    /** The bytes of an RTP packet without extras. */
    public static byte[] packet(
            int payloadType, boolean marker, int sequence, int timestamp, int ssrc, byte[] payload) {
        return ByteBuffer.allocate(12 + payload.length)
                .put((byte) 0x80)
                .put((byte) (marker ? payloadType | 0x80 : payloadType))
                .putShort((short) sequence)
                .putInt(timestamp)
                .putInt(ssrc)
                .put(payload)
                .array();
    }

    private void sendFrame() {
        if (left > 0 && --left == 0) {
            hertz = 0;
        }
        byte[] payload = new byte[frame];
        for (int i = 0; i < frame; i++) {
            short sample = (short) (loudness * Math.sin(2 * Math.PI * hertz * phase++ / Audio.SAMPLE_RATE));
            payload[i] = switch (codec) {
                case PCMA -> G711.toALaw(sample);
                case PCMU -> G711.toMuLaw(sample);
                case G722 -> wideBand.narrow(sample);
            };
        }
        byte[] packet = packet(codec.payloadType(), false, sequence++, timestamp, ssrc, payload);
        timestamp += frame;
        byte[] late = keptBack;
        keptBack = null;
        if (lateEvery > 0 && sequence % lateEvery == 1) {
            keptBack = packet;
        } else if (lostEvery == 0 || sequence % lostEvery != 0) {
            sendUnlessClosed(packet);
        }
        if (late != null) {
            sendUnlessClosed(late);
        }
    }

    private void send(int payloadType, boolean marker, byte[] payload) {
        sendUnlessClosed(packet(payloadType, marker, sequence++, timestamp, ssrc, payload));
    }

    private void sendUnlessClosed(byte[] packet) {
        try {
            sendRaw(packet);
        } catch (UncheckedIOException closed) {
            if (!socket.isClosed()) {
                throw closed;
            }
        }
    }

    private void receive() {
        DatagramPacket datagram = new DatagramPacket(new byte[2048], 2048);
        while (!socket.isClosed()) {
            try {
                socket.receive(datagram);
            } catch (IOException closed) {
                return;
            }
            ByteBuffer in = ByteBuffer.wrap(datagram.getData(), 0, datagram.getLength());
            int first = in.getShort() & 0xFFFF;
            int number = in.getShort() & 0xFFFF;
            long time = Integer.toUnsignedLong(in.getInt());
            long from = Integer.toUnsignedLong(in.getInt());
            byte[] payload = new byte[in.remaining()];
            in.get(payload);
            synchronized (packets) {
                packets.add(
                        new Packet(first & 0x7F, (first & 0x80) != 0, number, time, from, payload, datagram.getPort()));
                packets.notifyAll();
            }
        }
    }

    /** The last 200 ms of the sound of these. */
    public static short[] last(List<Packet> packets) {
        boolean dependsOnAllBefore = packets.getLast().payloadType() == Codec.G722.payloadType();
        short[] heard = decode(dependsOnAllBefore ? packets : packets.subList(packets.size() - 10, packets.size()));
        return Arrays.copyOfRange(heard, Math.max(0, heard.length - 10 * FRAME), heard.length);
    }

    private static short[] decode(List<Packet> packets) {
        short[] samples = new short
                [packets.stream().mapToInt(packet -> packet.payload().length).sum()];
        int at = 0;
        G722.Decoder decoder = new G722.Decoder();
        for (Packet packet : packets) {
            boolean aLaw = packet.payloadType() == Codec.PCMA.payloadType();
            if (packet.payloadType() == Codec.G722.payloadType()) {
                for (byte code : packet.payload()) {
                    samples[at++] = decoder.narrow(code);
                }
            } else if (aLaw || packet.payloadType() == Codec.PCMU.payloadType()) {
                for (byte code : packet.payload()) {
                    samples[at++] = aLaw ? G711.fromALaw(code) : G711.fromMuLaw(code);
                }
            }
        }
        return Arrays.copyOf(samples, at);
    }
}
