package nl.balie.telephony.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import nl.balie.telephony.RecordingSink;
import org.junit.jupiter.api.Test;

class ConversationRecorderTests {
    private static final int FRAME = 160;

    private final AtomicReference<Ear> ear = new AtomicReference<>();
    private final CompletableFuture<short[]> kept = new CompletableFuture<>();
    private final MediaStream stream = (MediaStream) Proxy.newProxyInstance(
            MediaStream.class.getClassLoader(), new Class<?>[] {MediaStream.class}, (proxy, method, arguments) -> {
                switch (method.getName()) {
                    case "listen" -> ear.set((Ear) arguments[0]);
                    case "hashCode" -> {
                        return 1;
                    }
                    case "equals" -> {
                        return proxy == arguments[0];
                    }
                    default -> {}
                }
                return null;
            });
    private final RecordingSink sink = new RecordingSink() {
        private short[] all = {};

        @Override
        public void write(short[] customer, short[] agents, int length) {
            int before = all.length;
            all = Arrays.copyOf(all, before + length);
            System.arraycopy(customer, 0, all, before, length);
        }

        @Override
        public void close() {
            kept.complete(all);
        }
    };

    private void packet(int timestamp, long afterMillis, long start) {
        byte[] payload = new byte[FRAME];
        Arrays.fill(payload, G711.toALaw((short) 8064));
        RtpHeader header = new RtpHeader();
        ByteBuffer packet = ByteBuffer.wrap(RtpPeer.packet(8, false, 1, timestamp, 7, payload));
        assertThat(header.parse(packet)).isTrue();
        Objects.requireNonNull(ear.get(), "nobody listens")
                .hear(Codec.PCMA, header, packet, start + TimeUnit.MILLISECONDS.toNanos(afterMillis));
    }

    /** A phone that sends nothing while its user is silent tells the length of that when he speaks again. */
    @Test
    void whatIsSaidAfterASilenceWithoutPacketsStandsWhereItWasSaid() throws Exception {
        ConversationRecorder recorder = ConversationRecorder.start(sink, () -> {});
        recorder.record(Map.of(stream, Side.CUSTOMER));
        long start = System.nanoTime();
        for (int i = 0; i < 5; i++) {
            packet(i * FRAME, 20 + 20 * i, start);
        }
        for (int i = 0; i < 5; i++) {
            packet(4 * 8000 / 4 + i * FRAME, 1020 + 20 * i, start);
        }
        while (System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(1150)) {
            Thread.onSpinWait();
        }
        recorder.stop();

        short[] heard = kept.get(5, TimeUnit.SECONDS);
        assertThat(loudMillis(heard, 0, 500)).isBetween(90L, 110L);
        assertThat(loudMillis(heard, 990, 1130)).isBetween(90L, 110L);
        assertThat(loudMillis(heard, 0, heard.length / 8)).isBetween(190L, 210L);
    }

    /** What comes in a heap after a stall of the network is not put after what the others say. */
    @Test
    void aSideDoesNotLagBehindForEver() throws Exception {
        ConversationRecorder recorder = ConversationRecorder.start(sink, () -> {});
        recorder.record(Map.of(stream, Side.CUSTOMER));
        long start = System.nanoTime();
        for (int i = 0; i < 40; i++) {
            packet(i * FRAME, i < 5 ? 20 + 20 * i : Math.max(700, 20 + 20 * i), start);
        }
        while (System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(900)) {
            Thread.onSpinWait();
        }
        recorder.stop();

        short[] heard = kept.get(5, TimeUnit.SECONDS);
        assertThat(loudMillis(heard, 780, 810)).isGreaterThan(15);
        assertThat(loudMillis(heard, 1000, heard.length / 8)).isZero();
    }

    private static long loudMillis(short[] heard, int from, int until) {
        long loud = 0;
        for (int i = from * 8; i < Math.min(until * 8, heard.length); i++) {
            loud += heard[i] > 7000 ? 1 : 0;
        }
        return loud / 8;
    }
}
