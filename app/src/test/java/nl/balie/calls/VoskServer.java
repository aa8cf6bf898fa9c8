package nl.balie.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import nl.balie.telephony.media.ToneDetector;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;

/**
 * A websocket server with the messages of Vosk's, which understands a language of tones: a tone is a sentence, said as soon as
 * there is silence after half a second of it.
 */
final class VoskServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RATE = 8_000;
    private static final int SPOKEN = RATE / 2;

    private final Tomcat tomcat = new Tomcat();
    private final Map<Double, String> sentences;
    private final List<JsonNode> settings = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();

    private VoskServer(int port, Map<Double, String> sentences) {
        this.sentences = sentences;
        try {
            tomcat.setBaseDir(
                    Files.createTempDirectory(RunningBalie.TARGET, "vosk-").toString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(port);
        tomcat.getConnector();
        Context context = tomcat.addContext("", null);
        context.addServletContainerInitializer(
                (classes, servlets) -> {
                    new WsSci().onStartup(classes, servlets);
                    ServerContainer container =
                            (ServerContainer) servlets.getAttribute(ServerContainer.class.getName());
                    try {
                        container.addEndpoint(ServerEndpointConfig.Builder.create(Caller.class, "/vosk")
                                .configurator(new ServerEndpointConfig.Configurator() {
                                    @Override
                                    public <T> T getEndpointInstance(Class<T> type) {
                                        return type.cast(new Caller());
                                    }
                                })
                                .build());
                    } catch (jakarta.websocket.DeploymentException failure) {
                        throw new IllegalStateException(failure);
                    }
                },
                null);
        Tomcat.addServlet(context, "none", new jakarta.servlet.http.HttpServlet() {});
        context.addServletMappingDecoded("/", "none");
    }

    /** Listens on 127.0.0.1 until it is closed. */
    static VoskServer start(int port, Map<Double, String> sentences) {
        VoskServer server = new VoskServer(port, sentences);
        try {
            server.tomcat.start();
        } catch (LifecycleException failure) {
            throw new IllegalStateException(failure);
        }
        return server;
    }

    /** The settings of each who was listened to. */
    List<JsonNode> settings() {
        return settings;
    }

    /** How many are listened to at this moment. */
    int open() {
        return open.get();
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Somebody who is listened to. */
    private final class Caller extends Endpoint {
        private double tone;
        private int length;

        @Override
        public void onOpen(Session session, EndpointConfig config) {
            open.incrementAndGet();
            session.addMessageHandler(String.class, (MessageHandler.Whole<String>) text -> {
                try {
                    settings.add(JSON.readTree(text).path("config"));
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
            session.addMessageHandler(
                    ByteBuffer.class, (MessageHandler.Whole<ByteBuffer>) sound -> answer(session, understood(sound)));
        }

        @Override
        public void onClose(Session session, CloseReason reason) {
            open.decrementAndGet();
        }

        private Map<String, String> understood(ByteBuffer sound) {
            short[] samples = new short[sound.remaining() / 2];
            sound.order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
            if (ToneDetector.level(samples) >= 20) {
                // of a message that is partly silence the tone cannot be told
                sentences.keySet().stream()
                        .filter(hertz -> ToneDetector.hears(samples, hertz))
                        .findFirst()
                        .ifPresent(hertz -> tone = hertz);
                length += samples.length;
                return Map.of("partial", length > SPOKEN ? sentences.getOrDefault(tone, "") : "");
            }
            boolean said = length > SPOKEN;
            length = 0;
            return said ? Map.of("text", sentences.getOrDefault(tone, "")) : Map.of("partial", "");
        }

        private void answer(Session session, Map<String, String> answer) {
            try {
                session.getBasicRemote().sendText(JSON.writeValueAsString(answer));
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }
}
