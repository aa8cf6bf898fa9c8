package nl.balie.flows.engine;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.balie.processes.Step;

/**
 * How the child process is called. Its ports are chosen once, so that a restarted engine is found at the same address.
 */
final class EngineCommand {
    /** Lives in module {@code processes} and on the child's class path; ends when its standard input does. */
    private static final String MAIN_CLASS = "nl.balie.processes.engine.EngineChild";

    /** Where the file is that tells a command line where the engine listens. */
    static final String ADDRESS = "address";

    private static final String EXPORTER_CLASS = "nl.balie.processes.engine.ObservingExporter";

    private final EmbeddedEngineSettings settings;
    private final Path directory;
    private final int gatewayPort;
    private final Map<String, String> properties;

    EngineCommand(EmbeddedEngineSettings settings, Path directory) throws IOException {
        this.settings = settings;
        this.directory = directory;
        int[] ports = freePorts(4);
        this.gatewayPort = ports[0];
        this.properties = properties(ports, directory);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + gatewayPort);
    }

    int gatewayPort() {
        return gatewayPort;
    }

    /** In a session of its own, so that Ctrl-C in the terminal reaches the app alone. */
    Process start() throws IOException {
        Files.createDirectories(directory);
        EngineLeftover.end(directory);
        Path logging = directory.resolve("log4j2.properties");
        try (var in = EngineCommand.class.getResourceAsStream("engine-log4j2.properties")) {
            if (in == null) {
                throw new IOException("engine-log4j2.properties is not on the class path");
            }
            Files.write(logging, in.readAllBytes());
        }
        List<String> command = new ArrayList<>();
        if (available("setsid")) {
            command.add("setsid");
        }
        if (settings.niceness() > 0 && available("nice")) {
            command.addAll(List.of("nice", "-n", Integer.toString(settings.niceness())));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Written when the first engine ends, and read from then on: starts take a fraction of the time.
        command.add("-XX:+AutoCreateSharedArchive");
        command.add("-XX:SharedArchiveFile=" + directory.resolve("classes.jsa"));
        command.add("-Xlog:cds=off,cds+dynamic=off");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-Dlog4j2.configurationFile=" + logging.toUri());
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(settings.javaOptions()); // what an operator sets wins
        command.add("-cp");
        // Ours before the engine's, since a class of ours stands in front of one of its own (ADR 8).
        command.add(EmbeddedEngineSettings.codeSource(Step.class)
                + File.pathSeparator
                + settings.libraries().resolve("*"));
        command.add(MAIN_CLASS);
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        EngineLeftover.note(directory, process);
        Files.writeString(directory.resolve(ADDRESS), address().toString());
        return process;
    }

    private static Map<String, String> properties(int[] ports, Path directory) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("basedir", directory.toString());
        all.put("spring.main.banner-mode", "off");
        all.put("server.address", "127.0.0.1");
        all.put("server.port", Integer.toString(ports[3]));
        // Otherwise its management listens on port 9600 of every interface.
        all.put("management.server.port", "-1");
        all.put("zeebe.broker.network.host", "127.0.0.1");
        all.put("zeebe.broker.network.commandApi.port", Integer.toString(ports[1]));
        all.put("zeebe.broker.network.internalApi.port", Integer.toString(ports[2]));
        all.put("zeebe.broker.gateway.enable", "true");
        all.put("zeebe.broker.gateway.network.host", "127.0.0.1");
        all.put("zeebe.broker.gateway.network.port", Integer.toString(ports[0]));
        all.put("zeebe.broker.gateway.security.enabled", "false");
        all.put("zeebe.broker.cluster.partitionsCount", "1");
        all.put("zeebe.broker.threads.cpuThreadCount", "2");
        all.put("zeebe.broker.threads.ioThreadCount", "2");
        // Balie admits calls itself. The engine's own limit follows its latency, and refused five requests of each
        // call.
        all.put("zeebe.broker.backpressure.algorithm", "fixed");
        all.put("zeebe.broker.backpressure.fixed.limit", "2000");
        // What has ended stays in the write buffers until they are full, and each look into them passes it: 7 MB a
        // buffer instead of 57.
        all.put("zeebe.broker.experimental.rocksdb.memoryLimit", "64MB");
        // Each step waited for the disk. Who is killed loses nothing by this, and what a power cut takes is done
        // again: a step since its job is still there, a message since its row is stored for longer than this.
        all.put("zeebe.broker.cluster.raft.flush.delayTime", "50ms");
        all.put("io.netty.leakDetection.level", "disabled");
        all.put("zeebe.broker.data.directory", directory.resolve("data").toString());
        all.put("zeebe.broker.data.logSegmentSize", "32MB");
        all.put("zeebe.broker.data.snapshotPeriod", "5m");
        // The defaults (2 GB and 1 GB) stop the flows of a small machine that has room enough.
        all.put("zeebe.broker.data.disk.freeSpace.processing", "256MB");
        all.put("zeebe.broker.data.disk.freeSpace.replication", "128MB");
        all.put("zeebe.broker.exporters.balie.className", EXPORTER_CLASS);
        return all;
    }

    private static int[] freePorts(int count) throws IOException {
        List<ServerSocket> open = new ArrayList<>();
        try {
            int[] ports = new int[count];
            for (int i = 0; i < count; i++) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
                open.add(socket);
                ports[i] = socket.getLocalPort();
            }
            return ports;
        } finally {
            for (ServerSocket socket : open) {
                socket.close();
            }
        }
    }

    private static boolean available(String program) {
        for (String entry : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (!entry.isEmpty() && Files.isExecutable(Path.of(entry, program))) {
                return true;
            }
        }
        return false;
    }
}
