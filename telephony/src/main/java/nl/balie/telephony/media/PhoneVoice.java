package nl.balie.telephony.media;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ear and mouth of one telephone: sends silence, what it is asked to say, or keys (RFC 4733), and notices sound. For a
 * phone of our own; the {@link MediaEngine} is for many streams.
 */
public final class PhoneVoice implements AutoCloseable {
    private static final int FRAME = 160;
    private static final int FRAME_MILLIS = 20;
    private static final String KEYS = "0123456789*#ABCD";
    private static final int KEY_PACKETS = 8;
    private static final int KEY_ENDS = 3;
    /** Mean of 16-bit samples above which somebody or something speaks. */
    private static final int AUDIBLE = 200;

    private record Target(InetSocketAddress address, Codec codec, int keyPayloadType, boolean send) {}

    private final DatagramSocket socket;
    private final Runnable onSound;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("phone-voice").daemon().factory());
    private final Deque<Character> keys = new ArrayDeque<>();
    private volatile @Nullable Target target;
    private volatile boolean silentSoFar = true;
    private final G722.Encoder encoder = new G722.Encoder();
    private final G722.Decoder decoder = new G722.Decoder();
    private byte @Nullable [] saying;
    private int said;
    private int keyPacket;
    private int sequence = ThreadLocalRandom.current().nextInt(1 << 15);
    private int timestamp = ThreadLocalRandom.current().nextInt();
    private final int ssrc = ThreadLocalRandom.current().nextInt();

    private PhoneVoice(DatagramSocket socket, Runnable onSound) {
        this.socket = socket;
        this.onSound = onSound;
    }

    /**
     * Opens a free port.
     *
     * @param onSound told, from a thread of its own, at the first sound that is no silence
     * @throws IOException when no port is free
     */
    public static PhoneVoice open(InetAddress address, Runnable onSound) throws IOException {
        PhoneVoice voice = new PhoneVoice(new DatagramSocket(0, address), onSound);
        Thread.ofPlatform().name("phone-ear").daemon().start(voice::listen);
        voice.clock.scheduleAtFixedRate(voice::tick, 0, FRAME_MILLIS, TimeUnit.MILLISECONDS);
        return voice;
    }

    /** Where it hears. */
    public int port() {
        return socket.getLocalPort();
    }

    /** Sends to here from now on. */
    public void connect(InetSocketAddress remote, Agreed agreed) {
        target = new Target(remote, agreed.codec(), agreed.keysSent(), agreed.listens());
    }

    /** Says it once, in place of what was being said. */
    public void say(Audio audio) {
        clock.execute(() -> {
            Target to = target;
            saying = audio.in(to == null ? Codec.PCMA : to.codec());
            said = 0;
        });
    }

    /** Presses a key for 160 ms, after those that were pressed before. */
    public void press(char key) {
        if (KEYS.indexOf(key) < 0) {
            throw new IllegalArgumentException("no key: " + key);
        }
        clock.execute(() -> keys.add(key));
    }

    @Override
    public void close() {
        clock.shutdownNow();
        socket.close();
    }

    private void tick() {
        Target to = target;
        if (to == null || !to.send()) {
            return;
        }
        Character key = keys.peek();
        if (key != null && to.keyPayloadType() >= 0) {
            sendKey(to, key);
        } else {
            send(to, to.codec().payloadType(), false, timestamp, frame(to.codec()));
            timestamp += FRAME;
        }
    }

    /** Each packet of a key has the timestamp of its beginning; the last one goes out three times. */
    private void sendKey(Target to, char key) {
        keyPacket++;
        boolean end = keyPacket >= KEY_PACKETS;
        for (int time = end ? KEY_ENDS : 1; time > 0; time--) {
            int duration = keyPacket * FRAME;
            byte[] event = {
                (byte) KEYS.indexOf(key), (byte) ((end ? 0x80 : 0) | 10), (byte) (duration >> 8), (byte) duration
            };
            send(to, to.keyPayloadType(), keyPacket == 1, timestamp, event);
        }
        if (end) {
            keys.poll();
            timestamp += (keyPacket + 1) * FRAME;
            keyPacket = 0;
        }
    }

    private byte[] frame(Codec codec) {
        byte[] frame = new byte[FRAME];
        byte[] now = saying;
        int left = now == null ? 0 : Math.min(FRAME, now.length - said);
        if (now != null) {
            System.arraycopy(now, said, frame, 0, left);
            said += left;
            saying = said == now.length ? null : now;
        }
        java.util.Arrays.fill(frame, left, FRAME, G711.silence(codec));
        if (codec == Codec.G722) {
            for (int i = 0; i < FRAME; i++) {
                frame[i] = encoder.narrow(G711.fromALaw(frame[i]));
            }
        }
        return frame;
    }

    private void send(Target to, int payloadType, boolean marker, int time, byte[] payload) {
        byte[] packet = ByteBuffer.allocate(RtpHeader.LENGTH + payload.length)
                .put((byte) 0x80)
                .put((byte) (marker ? payloadType | 0x80 : payloadType))
                .putShort((short) sequence++)
                .putInt(time)
                .putInt(ssrc)
                .put(payload)
                .array();
        try {
            socket.send(new DatagramPacket(packet, packet.length, to.address()));
        } catch (IOException gone) {
            // the other side closed its port, or we did: the signalling tells
        }
    }

    private void listen() {
        DatagramPacket datagram = new DatagramPacket(new byte[2048], 2048);
        RtpHeader header = new RtpHeader();
        while (!socket.isClosed()) {
            try {
                socket.receive(datagram);
            } catch (IOException closed) {
                return;
            }
            ByteBuffer packet = ByteBuffer.wrap(datagram.getData(), 0, datagram.getLength());
            if (silentSoFar && header.parse(packet) && audible(packet, header)) {
                silentSoFar = false;
                onSound.run();
            }
            datagram.setLength(2048);
        }
    }

    private boolean audible(ByteBuffer packet, RtpHeader header) {
        Codec codec = java.util.Arrays.stream(Codec.values())
                .filter(known -> known.payloadType() == header.payloadType())
                .findFirst()
                .orElse(null);
        if (codec == null) {
            return false;
        }
        long sum = 0;
        for (int i = 0; i < header.payloadLength(); i++) {
            byte code = packet.get(header.payloadAt() + i);
            sum += Math.abs(codec == Codec.G722 ? decoder.narrow(code) : G711.linear(codec, code));
        }
        return header.payloadLength() > 0 && sum / header.payloadLength() > AUDIBLE;
    }
}
