package nl.balie.flows.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what the engine prints: incidents go to who listens, the rest to the log file. */
final class EngineOutput implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(EngineOutput.class);
    private static final String INCIDENT = "BALIE-INCIDENT ";
    private static final long LOG_LIMIT = 10L * 1024 * 1024;

    private final InputStream output;
    private final Path file;
    private final Consumer<String> incidents;

    EngineOutput(InputStream output, Path file, Consumer<String> incidents) {
        this.output = output;
        this.file = file;
        this.incidents = incidents;
    }

    @Override
    public void run() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
            Writer log = open();
            try {
                long written = Files.size(file);
                for (@Nullable String line = reader.readLine(); line != null; line = reader.readLine()) {
                    if (line.startsWith(INCIDENT)) {
                        tell(line.substring(INCIDENT.length()));
                        continue;
                    }
                    if (written > LOG_LIMIT) {
                        log.close();
                        Files.move(
                                file,
                                file.resolveSibling(file.getFileName() + ".1"),
                                StandardCopyOption.REPLACE_EXISTING);
                        log = open();
                        written = 0;
                    }
                    log.write(line + "\n");
                    log.flush();
                    written += line.length();
                }
            } finally {
                log.close();
            }
        } catch (IOException e) {
            LOG.debug("The engine's output ended", e);
        }
    }

    private void tell(String json) {
        try {
            incidents.accept(json);
        } catch (RuntimeException e) {
            LOG.error("An incident of the engine could not be taken in", e);
        }
    }

    private Writer open() throws IOException {
        return Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
