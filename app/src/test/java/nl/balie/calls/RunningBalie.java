package nl.balie.calls;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Balie as an administrator starts it: a process of its own, with the demo's data and everything embedded. One for all
 * tests of this JVM, on ports of its own; what the tests know of it they see from outside.
 */
final class RunningBalie {
    private static final Duration START = Duration.ofMinutes(5);
    private static final String LOOPBACK = "127.0.0.1";
    /** More than an installation has: fifty callers of the other JVM's tests may keep the machine busy for a while. */
    private static final String ENGINE_PATIENCE = "4s";

    /** Where this run of the tests leaves what it makes; its own, so that nothing of an earlier run is taken for it. */
    static final Path TARGET = Path.of(
                    "target",
                    "xit",
                    System.currentTimeMillis() + "-" + ProcessHandle.current().pid())
            .toAbsolutePath();

    private static final class Holder {
        static final RunningBalie SHARED = new RunningBalie();
    }

    private final int httpPort = TestPorts.free();
    private final int sipPort = TestPorts.free();
    private final int trunkPort = TestPorts.free();
    private final int speechPort = TestPorts.free();
    private final int mailPort = TestPorts.free();
    private final Path data;
    private final Path log;
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;

    private RunningBalie() {
        try {
            Files.createDirectories(TARGET);
            data = Files.createTempDirectory(TARGET, "data-");
            log = data.resolve("log").resolve("balie.log");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
        process = launch();
        awaitReady();
        Administrator.of(this, "beheer").makeTimesShort();
        awaitFlows();
    }

    /** The one that all tests use; the first that asks waits for its start. */
    static RunningBalie shared() {
        return Holder.SHARED;
    }

    /** The public API with the token of an organisation. */
    BalieApi api(String organisation) {
        return new BalieApi(http, URI.create(httpAddress()), "demo-" + organisation);
    }

    BalieApi api() {
        return api("waterstad");
    }

    String httpAddress() {
        return "http://" + LOOPBACK + ":" + httpPort;
    }

    InetSocketAddress sip() {
        return new InetSocketAddress(LOOPBACK, sipPort);
    }

    /** Ends the program as a failing machine does: SIGKILL, without a word to its children. */
    void kill9() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** What it keeps. */
    Path data() {
        return data;
    }

    /** Starts it again with the same data and ports. */
    void restart() {
        process = launch();
        awaitReady();
    }

    /** Itself and all that it started, by process id. */
    List<Long> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(ProcessHandle::pid)
                .toList();
    }

    /** The process of the embedded Zeebe, when there is one. */
    private Optional<ProcessHandle> engine() {
        return process.descendants()
                .filter(child -> commandLine(child).contains("-Dzeebe.broker"))
                .findFirst();
    }

    /** The whole of it, which {@link ProcessHandle.Info} leaves out when it is long. */
    private static String commandLine(ProcessHandle child) {
        try {
            return Files.readString(
                    Path.of("/proc", Long.toString(child.pid()), "cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    /** Waits until a call is led by its flow, as it is when Zeebe is there and warm. */
    void awaitFlows() {
        Await.until("calls to be led by flows", START, () -> {
            try (Citizen citizen = Citizen.calls(this, CallTest.DIRECT)) {
                String id = citizen.contact();
                citizen.says(0);
                Await.until(
                        "somebody to lead the call",
                        () -> hasEvent(id, "callflow-gestart") || hasEvent(id, "terugval-gestart"));
                citizen.hangsUp();
                return hasEvent(id, "callflow-gestart");
            } catch (AssertionError stillBusy) {
                return false; // an engine that has just come back may let one call wait for long
            }
        });
    }

    private boolean hasEvent(String contact, String kind) {
        return !api().events(contact, kind).isEmpty();
    }

    /** How many bytes there are of the message that is being recorded; 0 when there is none. */
    long recorded() {
        try (Stream<Path> files = Files.list(data.resolve("voicemail"))) {
            return files.mapToLong(file -> file.toFile().length()).max().orElse(0);
        } catch (IOException none) {
            return 0;
        }
    }

    /** How many bytes there are of all recordings of calls. */
    long callRecorded() {
        try (Stream<Path> files = Files.walk(data.resolve("call-recordings"))) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException none) {
            return 0;
        }
    }

    /** How many emergency messages are being recorded of which there are more than this many bytes. */
    long messages(long bytes) {
        return largerThan(bytes, "recordings");
    }

    /** How many messages are being recorded of which there are more than this many bytes. */
    long recordings(long bytes) {
        return largerThan(bytes, "voicemail");
    }

    private long largerThan(long bytes, String folder) {
        try (Stream<Path> files = Files.list(data.resolve(folder))) {
            return files.filter(file -> file.toFile().length() > bytes).count();
        } catch (IOException none) {
            return 0;
        }
    }

    /** Where calls to outside go. */
    int trunkPort() {
        return trunkPort;
    }

    /** Where Balie looks for a speech server; most tests have none there. */
    int speechPort() {
        return speechPort;
    }

    /** Where Balie looks for a mail server; most tests have none there. */
    int mailPort() {
        return mailPort;
    }

    /** Sends a signal to the embedded Zeebe, such as KILL, STOP or CONT. */
    void signalEngine(String signal) {
        signal(signal, engine().orElseThrow().pid());
    }

    /** Kamailio and rtpengine, with all that they started. */
    List<ProcessHandle> gateway() {
        String folder = data.resolve("gateway").toString();
        return ProcessHandle.allProcesses()
                .filter(process -> commandLine(process).contains(folder))
                .toList();
    }

    /** Ends Kamailio or rtpengine as a crash would, when it is there. */
    void killGateway(String program) {
        try {
            ProcessHandle.of(Long.parseLong(Files.readString(data.resolve("gateway/" + program + ".pid"))))
                    .ifPresent(ProcessHandle::destroyForcibly);
        } catch (IOException isBeingStarted) {
            // then it is away
        }
    }

    /** Ends PostgreSQL as a crash would. */
    void killDatabase() {
        try {
            signal(
                    "KILL",
                    Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                            .getFirst()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Ends PostgreSQL and keeps it from starting again while this is done. */
    void withoutDatabase(Runnable meanwhile) {
        Path settings = data.resolve("postgres/postgresql.conf");
        Path away = data.resolve("postgres/postgresql.conf.away");
        try {
            Files.move(settings, away);
            try {
                killDatabase();
                meanwhile.run();
            } finally {
                Files.move(away, settings);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void signal(String signal, long pid) {
        try {
            int code = new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new AssertionError("kill -" + signal + " " + pid + " ended with " + code);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** The end of what it printed and logged, for whoever looks into a failure. */
    String lastWords() {
        return tail(data.resolve("console.log"), 30) + "\n" + tail(log, 150);
    }

    private static String tail(Path file, int count) {
        try {
            List<String> lines = Files.readAllLines(file);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
        } catch (IOException failure) {
            return "cannot read " + file;
        }
    }

    private Process launch() {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Dbalie.demo=true",
                // a test is over before the second compiler has earned what it takes
                "-Dbalie.engine.java-options=-Xmx512m,-XX:+UseSerialGC,-XX:TieredStopAtLevel=1",
                // other applications run beside it here, which are no more urgent
                "-Dbalie.engine.niceness=0",
                "-Dbalie.sip.trunk-proxy=127.0.0.1:" + trunkPort,
                "-Dbalie.sip.rtp-from=" + TestPorts.rtpFrom(),
                "-Dbalie.sip.rtp-until=" + TestPorts.rtpUntil(),
                "-Dbalie.gateway.rtp-from=" + TestPorts.gatewayFrom(),
                "-Dbalie.gateway.rtp-until=" + TestPorts.gatewayUntil(),
                "-Dbalie.speech.servers.nl=ws://127.0.0.1:" + speechPort + "/vosk",
                "-Dbalie.mail.host=" + LOOPBACK,
                "-Dbalie.mail.port=" + mailPort,
                "-Dbalie.mail.tls=false",
                "-Dbalie.mail.from=balie@waterstad.example",
                "-Dbalie.pages.public-address=http://balie.localhost/",
                "-Dbalie.look-ups.hosts=" + LOOPBACK,
                "-Dbalie.engine.patience=" + ENGINE_PATIENCE,
                "-cp",
                classPath(),
                "nl.balie.BalieApplication");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolve("console.log").toFile()));
        builder.environment()
                .putAll(Map.of(
                        "BALIE_DATA", data.toString(),
                        "BALIE_HTTP_PORT", Integer.toString(httpPort),
                        "BALIE_SIP_PORT", Integer.toString(sipPort)));
        try {
            return builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Without the tests' own classes, which would take part in the program. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("tests.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void awaitReady() {
        Await.until("Balie to be ready", START, () -> {
            if (!process.isAlive()) {
                throw new AssertionError("Balie ended at its start:\n" + lastWords());
            }
            return ready();
        });
    }

    /** Waits until who watches it is told that this part is down; it has to say so within five seconds. */
    void awaitDown(String part) {
        Await.until(
                part + " to be told as down",
                Duration.ofSeconds(6), // and one for looking, on a busy machine
                () -> health("").contains("\"" + part + "\":{\"status\":\"DOWN\"}"));
    }

    private boolean ready() {
        return health("/readiness").contains("\"UP\"");
    }

    private String health(String part) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(httpAddress() + "/actuator/health" + part))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException notYet) {
            return "";
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private void end() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            process.onExit().get(30, java.util.concurrent.TimeUnit.SECONDS);
        } catch (Exception _) {
            process.destroyForcibly();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
