package nl.balie.flows.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Makes sure that one engine at a time works on a directory. An engine ends with its parent, but may take a moment over
 * it: the JVM writes its archive of classes even when it is halted.
 */
final class EngineLeftover {
    private EngineLeftover() {}

    /** Notes whose process works on the directory from now on. */
    static void note(Path directory, Process process) throws IOException {
        Files.writeString(file(directory), process.pid() + " " + startOf(process.toHandle()));
    }

    /** Ends the process that was noted, when it still is that process and not another one with its number. */
    static void end(Path directory) throws IOException {
        if (!Files.exists(file(directory))) {
            return;
        }
        String[] noted = Files.readString(file(directory)).strip().split(" ", -1);
        if (noted.length == 2 && noted[0].matches("\\d{1,9}")) {
            ProcessHandle.of(Long.parseLong(noted[0]))
                    .filter(found -> startOf(found).toString().equals(noted[1]))
                    .ifPresent(found -> {
                        found.destroyForcibly();
                        found.onExit().orTimeout(10, TimeUnit.SECONDS).join();
                    });
        }
        Files.deleteIfExists(file(directory));
    }

    private static Path file(Path directory) {
        return directory.resolve("pid");
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }
}
