package nl.balie.database;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the programs of one PostgreSQL, as a user whom PostgreSQL accepts. */
final class PostgresCommands {
    private final Path home;
    private final List<String> before;

    PostgresCommands(Path home) {
        this.home = home;
        this.before = asNonRoot();
    }

    /** Runs to the end; what it printed is in the exception when it fails. */
    void run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = command(program, arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(program + ": " + output.strip());
        }
    }

    /**
     * Starts the server in a session of its own, so that Ctrl-C in the terminal reaches the app alone, which stops the
     * server when it has no more use for it.
     */
    Process start(Path log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (available("setsid")) {
            command.add("setsid");
        }
        command.addAll(command("postgres", arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>(before);
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /** PostgreSQL refuses to run as root; in a user namespace without a mapping root is nobody. */
    private static List<String> asNonRoot() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        List<String> unshare = List.of("unshare", "-U");
        if (!succeeds("unshare", "-U", "true")) {
            throw new StartFailure("PostgreSQL start niet als root en dit systeem staat 'unshare -U' niet toe; start"
                    + " Balie als gewone gebruiker, of wijs met balie.database.url een bestaande PostgreSQL 18 aan.");
        }
        return unshare;
    }

    private static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean available(String program) {
        for (String directory : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (!directory.isEmpty() && Files.isExecutable(Path.of(directory, program))) {
                return true;
            }
        }
        return false;
    }
}
