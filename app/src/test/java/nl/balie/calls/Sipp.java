package nl.balie.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One run of SIPp with one scenario and one call; ends by itself after {@link #LIMIT} at the latest. */
final class Sipp implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(480);
    private static final AtomicInteger RUNS = new AtomicInteger();
    private static final Pattern CALL_ID = Pattern.compile("(?im)^Call-ID:\\s*(\\S+)");

    private final String name;
    private final int port;
    private final Path directory;
    private final Process process;

    private Sipp(String name, int port, Path directory, Process process) {
        this.name = name;
        this.port = port;
        this.directory = directory;
        this.process = process;
    }

    /**
     * Starts a scenario.
     *
     * @param scenario name of the XML beside the tests
     * @param called the user that is called, or what the scenario does with {@code [service]}
     * @param port of its own for SIP
     * @param keys what the scenario asks for
     */
    static Sipp start(
            InetSocketAddress balie,
            String scenario,
            String called,
            int port,
            Map<String, String> keys,
            String... more) {
        String name = "%02d-%s".formatted(RUNS.incrementAndGet(), scenario);
        Path directory = RunningBalie.TARGET.resolve("sipp").resolve(name);
        List<String> command = new ArrayList<>(List.of(
                "sipp",
                "127.0.0.1:" + balie.getPort(),
                "-sf",
                resource(scenario + ".xml").toString(),
                "-s",
                called,
                "-i",
                "127.0.0.1",
                "-p",
                Integer.toString(port),
                "-m",
                "1",
                "-nostdin",
                "-timeout",
                LIMIT.toSeconds() + "s",
                "-timeout_error",
                "-trace_err",
                "-error_file",
                directory.resolve("errors").toString(),
                "-trace_msg",
                "-message_file",
                directory.resolve("messages").toString()));
        keys.forEach((key, value) -> command.addAll(List.of("-key", key, value)));
        command.addAll(List.of(more));
        try {
            Files.createDirectories(directory);
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("screen").toFile())
                    .start();
            return new Sipp(name, port, directory, process);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Waits until it listens. */
    Sipp listening() {
        Await.until(name + " to listen", () -> {
            if (!process.isAlive()) {
                throw new AssertionError(name + " ended at its start: " + text("screen") + text("errors"));
            }
            return TestPorts.hasListener(port);
        });
        return this;
    }

    /** Waits until a message that begins like this has come in. */
    void awaitReceived(String beginning) {
        Await.until(name + " to receive " + beginning, () -> received(beginning));
    }

    /** Whether a message that begins like this has come in. */
    boolean received(String beginning) {
        return Pattern.compile("message received \\[\\d+\\] bytes :\\s+" + Pattern.quote(beginning))
                .matcher(text("messages"))
                .find();
    }

    /** The value of a header of the first message that began like this. */
    String headerOfReceived(String beginning, String header) {
        Matcher matcher = Pattern.compile("message received \\[\\d+\\] bytes :\\s+" + Pattern.quote(beginning)
                        + "[\\s\\S]*?(?:^|\\n)(?i:" + header + "):\\s*([^\\r\\n]*)")
                .matcher(text("messages"));
        assertThat(matcher.find()).as(header + " of " + beginning).isTrue();
        return matcher.group(1);
    }

    /** Tells the scenario to go on: a request of the test within its call, which the scenario waits for. */
    void tell(String method) {
        String callId = Await.value("the call of " + name, () -> {
            Matcher matcher = CALL_ID.matcher(text("messages"));
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        });
        String request = """
                %1$s sip:127.0.0.1:%2$d SIP/2.0\r
                Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK%3$d\r
                From: <sip:test@127.0.0.1>;tag=test\r
                To: <sip:127.0.0.1>\r
                Call-ID: %4$s\r
                CSeq: 1 %1$s\r
                Content-Length: 0\r
                \r
                """.formatted(method, port, System.nanoTime(), callId);
        byte[] bytes = request.getBytes(StandardCharsets.US_ASCII);
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Waits until the scenario has been played to its end, as it is written. */
    void played() {
        try {
            assertThat(process.waitFor(LIMIT.plusSeconds(5).toSeconds(), TimeUnit.SECONDS))
                    .as(name + " ends")
                    .isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        assertThat(process.exitValue())
                .as(() -> name + ", exit code\n" + text("errors") + "\n" + text("messages"))
                .isZero();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private String text(String file) {
        Path path = directory.resolve(file);
        try {
            return Files.exists(path) ? Files.readString(path, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path resource(String file) {
        try {
            return Path.of(
                    Objects.requireNonNull(Sipp.class.getResource(file), file).toURI());
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
