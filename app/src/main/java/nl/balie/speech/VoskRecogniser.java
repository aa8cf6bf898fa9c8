package nl.balie.speech;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import nl.balie.telephony.SpeechRecogniser;
import nl.balie.telephony.media.Audio;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Understands callers with the help of a server that speaks the websocket protocol of Vosk: a text message with the
 * settings, binary messages with PCM of 16 bit, and answers that are JSON with {@code partial} while somebody speaks and
 * {@code text} when he has said something. A server that is away is no hindrance: keys count all the same.
 */
@Component
class VoskRecogniser implements SpeechRecogniser, DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(VoskRecogniser.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TO_CONNECT = Duration.ofSeconds(3);
    private static final long WARN_EVERY_NANOS = Duration.ofMinutes(1).toNanos();
    /** A tenth of a second of sound goes in one message. */
    private static final int CHUNK = Audio.SAMPLE_RATE / 10 * 2;
    /** What waits for a slow server; five seconds. */
    private static final int MOST_WAITING = 50;
    /** What a server is told to take all else for. */
    private static final String UNKNOWN = "[unk]";

    private final SpeechSettings settings;
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicLong warned = new AtomicLong(System.nanoTime() - WARN_EVERY_NANOS);

    VoskRecogniser(SpeechSettings settings) {
        this.settings = settings;
    }

    @Override
    public Listening listen(String language, List<String> phrases, Heard heard) {
        URI server = settings.servers().get(language);
        return server == null ? Listening.DEAF : new Session(server, phrases, heard);
    }

    @Override
    public void destroy() {
        http.shutdownNow();
    }

    private void failed(URI server, Throwable problem) {
        long now = System.nanoTime();
        long last = warned.get();
        if (now - last >= WARN_EVERY_NANOS && warned.compareAndSet(last, now)) {
            log.warn("the speech server {} does not work, callers can only press keys: {}", server, problem.toString());
        }
    }

    /** One menu of one caller. Only the thread that brings his voice sends. */
    private final class Session implements Listening, WebSocket.Listener {
        private final URI server;
        private final Heard heard;
        private final StringBuilder message = new StringBuilder();
        private ByteBuffer chunk = room();
        private int waiting;
        /** The end of what is being sent: one message at a time may be on its way. */
        private CompletableFuture<WebSocket> sent;

        private volatile boolean closed;

        private Session(URI server, List<String> phrases, Heard heard) {
            this.server = server;
            this.heard = heard;
            sent = http.newWebSocketBuilder()
                    .connectTimeout(TO_CONNECT)
                    .buildAsync(server, this)
                    .thenCompose(socket -> socket.sendText(settingsOf(phrases), true));
            sent.whenComplete((_, problem) -> tell(problem));
        }

        private void tell(@Nullable Throwable problem) {
            if (problem != null && !closed) {
                failed(server, problem);
            }
        }

        @Override
        public synchronized void hear(short[] samples, int length) {
            for (int i = 0; i < length; i++) {
                chunk.putShort(samples[i]);
                if (!chunk.hasRemaining()) {
                    send(chunk.flip());
                    chunk = room();
                }
            }
        }

        private void send(ByteBuffer full) {
            if (sent.isCompletedExceptionally() || waiting == MOST_WAITING) {
                return;
            }
            waiting++;
            sent = sent.thenCompose(socket -> socket.sendBinary(full, true)).whenComplete((_, problem) -> sentOne());
        }

        private synchronized void sentOne() {
            waiting--;
        }

        @Override
        public synchronized void close() {
            closed = true;
            sent.thenCompose(socket -> socket.sendClose(WebSocket.NORMAL_CLOSURE, ""))
                    .whenComplete((socket, _) -> {
                        if (socket != null) {
                            socket.abort();
                        }
                    });
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            message.append(data);
            if (last) {
                understand(message.toString());
                message.setLength(0);
            }
            socket.request(1);
            return null;
        }

        private void understand(String answer) {
            if (closed) {
                return;
            }
            try {
                JsonNode json = JSON.readTree(answer);
                String text = json.path("text").asText();
                if (!text.isEmpty()) {
                    heard.said(text);
                } else if (!json.path("partial").asText().isEmpty()) {
                    heard.speaking();
                }
            } catch (JsonProcessingException strange) {
                failed(server, strange);
            }
        }

        @Override
        public void onError(WebSocket socket, Throwable problem) {
            tell(problem);
        }
    }

    private static ByteBuffer room() {
        return ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String settingsOf(List<String> phrases) {
        List<String> expected = new ArrayList<>(phrases);
        expected.add(UNKNOWN);
        try {
            return JSON.writeValueAsString(
                    Map.of("config", Map.of("sample_rate", Audio.SAMPLE_RATE, "phrase_list", expected)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
