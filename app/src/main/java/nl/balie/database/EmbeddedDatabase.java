package nl.balie.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL 18 as a child process on loopback, with its data in {@code <data>/postgres} kept between starts and
 * its log in {@code <data>/log/postgres.log}.
 *
 * <p>Whoever starts it holds the {@link DataLock} of the data directory: a server that still runs on it was left by a
 * Balie that died, and is stopped first.
 */
final class EmbeddedDatabase implements AutoCloseable {
    static final int MAJOR_VERSION = 18;
    static final String DATABASE = "balie";

    private static final Logger START = LoggerFactory.getLogger("nl.balie.start");
    private static final long LOG_LIMIT = 10L * 1024 * 1024;
    /** Recovery after a crash replays at most one checkpoint interval of WAL: seconds, on a slow disk a minute. */
    private static final Duration READY_WITHIN = Duration.ofSeconds(120);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Path cluster;
    private final PostgresCommands commands;
    private final Server server;
    private final DatabaseSettings.Access access;
    private volatile Process process;
    private boolean closed;

    /** What it takes to start the server, once more as well. */
    private record Server(Path log, String[] arguments, String superuserUrl, String password) {}

    private EmbeddedDatabase(Path cluster, PostgresCommands commands, Server server, DatabaseSettings.Access access)
            throws IOException {
        this.cluster = cluster;
        this.commands = commands;
        this.server = server;
        this.access = access;
        this.process = commands.start(server.log, server.arguments);
    }

    static EmbeddedDatabase start(DataDirectory data) {
        return start(data, data.resolve("bin"), Map.of());
    }

    /**
     * Starts it; a few seconds the first time, about a second after that.
     *
     * @param binaries where the programs are unpacked
     * @param settings server settings on top of ours, for tests
     * @throws StartFailure with a sentence for the operator
     */
    static EmbeddedDatabase start(DataDirectory data, Path binaries, Map<String, String> settings) {
        long begun = System.nanoTime();
        try {
            Path cluster = data.resolve("postgres");
            checkVersion(cluster);
            checkOwner(cluster);
            PostgresPasswords passwords = PostgresPasswords.in(data.resolve("secrets/postgres.properties"));
            PostgresCommands commands = new PostgresCommands(PostgresBinaries.unpackedIn(binaries));
            stopLeftover(cluster, commands);
            boolean first = !Files.exists(cluster.resolve("PG_VERSION"));
            if (first) {
                initialise(cluster, commands, passwords);
            }
            int port = freePort();
            Server server = new Server(
                    freshLog(data.log("postgres.log")),
                    arguments(cluster, port, settings),
                    superuserUrl(port),
                    passwords.superuser());
            EmbeddedDatabase database =
                    new EmbeddedDatabase(cluster, commands, server, access(port, DATABASE, passwords));
            try {
                database.awaitReady();
                Roles.prepare(superuserUrl(port), passwords);
            } catch (SQLException | RuntimeException | InterruptedException e) {
                database.close();
                throw e;
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            START.info(String.format(
                    Locale.of("nl"), "PostgreSQL gestart (%.1f s%s)", seconds, first ? ", nieuwe gegevensmap" : ""));
            return database;
        } catch (IOException | SQLException e) {
            throw new StartFailure("PostgreSQL kon niet starten: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Het starten van PostgreSQL is afgebroken.", e);
        }
    }

    DatabaseSettings.Access access() {
        return access;
    }

    /** Process id of the server. */
    long pid() {
        return process.pid();
    }

    /** From now on it is started again, at the same address, whenever it dies; until it is closed. */
    void keepRunning() {
        Thread.ofPlatform().daemon().name("postgres-watch").start(this::watch);
    }

    private void watch() {
        try {
            while (true) {
                int code = process.waitFor();
                if (isClosed()) {
                    return;
                }
                START.warn("PostgreSQL is gestopt (code {}) en wordt opnieuw gestart; zie {}", code, server.log);
                for (Duration pause = FIRST_PAUSE; !restarted(); pause = longer(pause)) {
                    TimeUnit.MILLISECONDS.sleep(pause.toMillis());
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Also true when it need not be, because it was closed. */
    private boolean restarted() throws InterruptedException {
        long begun = System.nanoTime();
        try {
            synchronized (this) {
                if (closed) {
                    return true;
                }
                process = commands.start(server.log, server.arguments);
            }
            awaitReady();
            START.info(
                    String.format(Locale.of("nl"), "PostgreSQL gestart (%.1f s)", (System.nanoTime() - begun) / 1e9));
            return true;
        } catch (IOException | SQLException | StartFailure e) {
            if (!isClosed()) {
                START.warn("PostgreSQL kon niet opnieuw starten en wordt nog eens geprobeerd: {}", e.getMessage());
            }
            process.destroyForcibly().waitFor();
            return false;
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        try {
            if (process.isAlive()) {
                commands.run("pg_ctl", "stop", "-D", cluster.toString(), "-m", "fast", "-w", "-t", "30");
            }
        } catch (IOException e) {
            START.warn("PostgreSQL stopt niet gewoon en wordt afgebroken: {}", e.getMessage());
            process.destroyForcibly();
        } catch (InterruptedException _) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }

    private static void checkVersion(Path cluster) throws IOException {
        Path file = cluster.resolve("PG_VERSION");
        if (!Files.exists(file)) {
            return;
        }
        String version = Files.readString(file).strip();
        if (!version.equals(Integer.toString(MAJOR_VERSION))) {
            throw new StartFailure("De gegevensmap " + cluster + " is van PostgreSQL " + version
                    + " en deze Balie heeft PostgreSQL " + MAJOR_VERSION
                    + "; gebruik de Balie die erbij hoort, of kies met BALIE_DATA een andere map.");
        }
    }

    private static void checkOwner(Path cluster) throws IOException {
        if (!Files.exists(cluster)) {
            return;
        }
        String owner = Files.getOwner(cluster).getName();
        String user = System.getProperty("user.name", "");
        if (!owner.equals(user)) {
            throw new StartFailure("De gegevensmap " + cluster + " is van gebruiker " + owner + " en Balie draait als "
                    + user + "; start Balie als " + owner + ", of kies met BALIE_DATA een andere map.");
        }
    }

    private static void initialise(Path cluster, PostgresCommands commands, PostgresPasswords passwords)
            throws IOException, InterruptedException {
        Path half = cluster.resolveSibling("postgres.new");
        deleteTree(half);
        Files.createDirectories(half.resolveSibling("."));
        Path passwordFile = Files.createTempFile("balie", ".password"); // readable by us only
        try {
            Files.writeString(passwordFile, passwords.superuser());
            // The builtin locale sorts alike on every machine; Dutch order is asked for with COLLATE "nl-x-icu".
            commands.run(
                    "initdb",
                    "--pgdata=" + half,
                    "--username=postgres",
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--text-search-config=dutch");
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.move(half, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        List<Path> deepestFirst;
        try (var files = Files.walk(root)) {
            deepestFirst = files.sorted((a, b) -> b.compareTo(a)).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }

    private static String[] arguments(Path cluster, int port, Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("listen_addresses", "127.0.0.1");
        all.put("unix_socket_directories", "");
        all.put("port", Integer.toString(port));
        all.put("max_connections", "60");
        all.put("shared_buffers", "128MB");
        all.put("fsync", "on");
        all.put("synchronous_commit", "on");
        all.put("timezone", "UTC");
        all.put("log_timezone", "UTC");
        all.put("log_line_prefix", "%m [%p] %u@%d ");
        all.putAll(settings);
        List<String> arguments = new ArrayList<>(List.of("-D", cluster.toString()));
        all.forEach((name, value) -> {
            arguments.add("-c");
            arguments.add(name + "=" + value);
        });
        return arguments.toArray(String[]::new);
    }

    /** Stops a server that a killed Balie left on our data directory, and nothing else. */
    private static void stopLeftover(Path cluster, PostgresCommands commands) throws IOException, InterruptedException {
        Optional<ProcessHandle> leftover = leftover(cluster);
        if (leftover.isEmpty()) {
            return;
        }
        START.info("PostgreSQL van een eerdere Balie wordt gestopt");
        try {
            commands.run("pg_ctl", "stop", "-D", cluster.toString(), "-m", "fast", "-w", "-t", "30");
        } catch (IOException _) {
            leftover.get().destroyForcibly();
            leftover.get().onExit().orTimeout(10, TimeUnit.SECONDS).join();
        }
    }

    private static Optional<ProcessHandle> leftover(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,9}")) {
            return Optional.empty();
        }
        Optional<ProcessHandle> found =
                ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(ProcessHandle::isAlive);
        if (found.isPresent() && !serves(found.get(), cluster)) {
            // The number is somebody else's by now, so our server is long gone; PostgreSQL alone would not dare to say.
            Files.delete(pidFile);
            return Optional.empty();
        }
        return found;
    }

    private static boolean serves(ProcessHandle process, Path cluster) {
        return process.info().command().orElse("").endsWith("/postgres")
                && List.of(process.info().arguments().orElse(new String[0])).contains(cluster.toString());
    }

    private void awaitReady() throws IOException, SQLException, InterruptedException {
        Path log = server.log;
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (true) {
            try (Connection connection =
                    DriverManager.getConnection(server.superuserUrl, "postgres", server.password)) {
                return;
            } catch (SQLException e) {
                if ("28P01".equals(e.getSQLState())) {
                    throw new StartFailure(
                            "De wachtwoorden in secrets/postgres.properties horen niet bij de database in " + cluster
                                    + "; zet het bestand terug dat erbij hoort.");
                }
                if (!process.isAlive()) {
                    throw new IOException("zie " + log + " (" + lastLine(log) + ")", e);
                }
                if (System.nanoTime() > deadline) {
                    throw new IOException("geen antwoord binnen " + READY_WITHIN.toSeconds() + " s, zie " + log, e);
                }
            }
            if (process.waitFor(30, TimeUnit.MILLISECONDS)) {
                throw new IOException("zie " + log + " (" + lastLine(log) + ")");
            }
        }
    }

    private static String lastLine(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.isEmpty() ? "geen regels" : lines.getLast();
    }

    private static Path freshLog(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return log;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private static String superuserUrl(int port) {
        return url(port, "postgres");
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?reWriteBatchedInserts=true".formatted(port, database);
    }

    private static DatabaseSettings.Access access(int port, String database, PostgresPasswords passwords) {
        return new DatabaseSettings.Access(
                url(port, database),
                new DatabaseSettings.Account(Roles.OWNER, passwords.owner()),
                new DatabaseSettings.Account(Roles.APP, passwords.app()));
    }
}
