package nl.balie.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.balie.calls.BrowserWay;
import nl.balie.calls.BrowserWayChanged;
import nl.balie.calls.SipAddress;
import nl.balie.database.DataDirectory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps Kamailio and rtpengine running where they are installed, with a configuration that it writes at each start. */
@Component
public class Gateway implements BrowserWay, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final int PING_MILLIS = 500;
    private static final String TO_BALIE =
            "trust-address replace-origin replace-session-connection RTP/AVP ICE=remove rtcp-mux-demux SDES-off";
    private static final String TO_BROWSER = "trust-address replace-origin replace-session-connection UDP/TLS/RTP/SAVPF"
            + " ICE=force SDES-off rtcp-mux-offer generate-mid";

    private final GatewaySettings settings;
    private final SipAddress balie;
    private final DataDirectory data;
    private final ApplicationEventPublisher events;
    private final String secret = HexFormat.of().formatHex(random());
    private volatile @Nullable Running running;

    Gateway(GatewaySettings settings, SipAddress balie, DataDirectory data, ApplicationEventPublisher events) {
        this.settings = settings;
        this.balie = balie;
        this.data = data;
        this.events = events;
    }

    private record Running(int socketPort, ChildProcess signalling, ChildProcess media) {}

    @Override
    public State state() {
        Running now = running;
        if (now == null) {
            return State.NOT_INSTALLED;
        }
        if (!now.signalling.isReady()) {
            return State.SIGNALLING_AWAY;
        }
        return now.media.isReady() ? State.READY : State.MEDIA_AWAY;
    }

    /** Where Kamailio takes WebSockets, with {@link #secret}; not for browsers. */
    URI socket() {
        Running now = running;
        if (now == null) {
            throw new IllegalStateException("there is no gateway");
        }
        return URI.create("ws://127.0.0.1:" + now.socketPort + "/");
    }

    /** By which Kamailio knows that Balie connects. */
    String secret() {
        return secret;
    }

    @Override
    public void start() {
        if (!isInstalled(settings.kamailio()) || !isInstalled(settings.rtpengine())) {
            LOG.info("without Kamailio and rtpengine browsers are no phones");
            return;
        }
        try {
            running = begin(data.directory("gateway"));
        } catch (IOException failure) {
            LOG.error("the gateway for browsers could not be started", failure);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return null when Kamailio has not the modules that it needs */
    private @Nullable Running begin(Path directory) throws IOException, InterruptedException {
        int sipPort = freePort();
        int socketPort = freePort();
        int mediaPort = freePort();
        Path signalling = directory.resolve("kamailio.cfg");
        Path media = directory.resolve("rtpengine.conf");
        write(
                signalling,
                filled(Map.of(
                        "sip-port",
                        Integer.toString(sipPort),
                        "socket-port",
                        Integer.toString(socketPort),
                        "media-port",
                        Integer.toString(mediaPort),
                        "balie-address",
                        balie.address().getAddress().getHostAddress(),
                        "balie-port",
                        Integer.toString(balie.address().getPort()),
                        "secret",
                        secret,
                        "to-balie",
                        TO_BALIE,
                        "to-browser",
                        TO_BROWSER)));
        write(media, mediaConfiguration(mediaPort));
        if (!accepts(signalling)) {
            LOG.warn("Kamailio cannot be a gateway for browsers: it lacks a module, see {}", data.log("kamailio.log"));
            return null;
        }
        var begun = new Running(
                socketPort,
                new ChildProcess(
                        "kamailio",
                        List.of(
                                settings.kamailio(),
                                "-DD",
                                "-E",
                                "-m",
                                "64",
                                "-M",
                                "8",
                                "-Y",
                                directory.toString(),
                                "-f",
                                signalling.toString()),
                        signalling.toString(),
                        directory,
                        data.log("kamailio.log"),
                        () -> listens(socketPort),
                        this::changed),
                new ChildProcess(
                        "rtpengine",
                        List.of(settings.rtpengine(), "--config-file=" + media),
                        media.toString(),
                        directory,
                        data.log("rtpengine.log"),
                        () -> answersPing(mediaPort),
                        this::changed));
        begun.media.start();
        begun.signalling.start();
        return begun;
    }

    private boolean accepts(Path configuration) throws IOException, InterruptedException {
        return new ProcessBuilder(settings.kamailio(), "-c", "-f", configuration.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(
                                data.log("kamailio.log").toFile()))
                        .start()
                        .waitFor()
                == 0;
    }

    private void changed() {
        events.publishEvent(new BrowserWayChanged(state()));
    }

    private String mediaConfiguration(int port) {
        return """
            # Written by Balie at each of its starts; what is changed here is lost.
            [rtpengine]
            interface = %s
            listen-ng = 127.0.0.1:%d
            table = -1
            no-fallback = true
            foreground = true
            log-stderr = true
            log-level = 4
            port-min = %d
            port-max = %d
            num-threads = 2
            delete-delay = 0
            """.formatted(settings.mediaAddress().getHostAddress(), port, settings.rtpFrom(), settings.rtpUntil());
    }

    private static String filled(Map<String, String> values) throws IOException {
        try (InputStream template = Gateway.class.getResourceAsStream("/gateway/kamailio.cfg")) {
            if (template == null) {
                throw new IOException("kamailio.cfg is not there");
            }
            String text = new String(template.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace("{" + value.getKey() + "}", value.getValue());
            }
            return text;
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    private static boolean isInstalled(String program) {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/local/sbin";
        return Stream.of(path.split(":", -1))
                .map(folder -> Path.of(folder).resolve(program))
                .anyMatch(Files::isExecutable);
    }

    /** For UDP and TCP; kept over restarts of the programs, so that calls go on. */
    private static int freePort() {
        try (ServerSocket tcp = new ServerSocket(0, 1, LOOPBACK);
                DatagramSocket _ = new DatagramSocket(tcp.getLocalPort(), LOOPBACK)) {
            return tcp.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean listens(int port) {
        try (Socket _ = new Socket(LOOPBACK, port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean answersPing(int port) {
        try (var socket = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
            socket.setSoTimeout(PING_MILLIS);
            byte[] ping = "1 d7:command4:pinge".getBytes(StandardCharsets.US_ASCII);
            socket.send(new DatagramPacket(ping, ping.length, LOOPBACK, port));
            var answer = new DatagramPacket(new byte[100], 100);
            socket.receive(answer);
            return new String(answer.getData(), 0, answer.getLength(), StandardCharsets.US_ASCII).contains("pong");
        } catch (IOException _) {
            return false;
        }
    }

    private static byte[] random() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    @Override
    public void stop() {
        Running ending = running;
        running = null;
        if (ending != null) {
            ending.signalling.close();
            ending.media.close();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
