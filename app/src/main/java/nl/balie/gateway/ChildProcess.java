package nl.balie.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A program that Balie starts, looks after and starts again when it dies: at once, and less and less often when it does so again. */
final class ChildProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChildProcess.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration STABLE_AFTER = Duration.ofMinutes(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(3);
    private static final long LOG_LIMIT = 10L * 1024 * 1024;

    private final String name;
    private final List<String> command;
    private final String mark;
    private final Path directory;
    private final Path log;
    private final BooleanSupplier answers;
    private final Runnable changed;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread supervisor;
    private volatile @Nullable Process process;
    private volatile boolean ready;

    /**
     * @param name for the log
     * @param mark of the command line: what no other program on this machine has in it
     * @param directory in which its process is noted
     * @param log file for what it prints
     * @param answers whether it does its work; asked until it does
     * @param changed called whenever {@link #isReady} has changed, on a thread of the program's own
     */
    ChildProcess(
            String name,
            List<String> command,
            String mark,
            Path directory,
            Path log,
            BooleanSupplier answers,
            Runnable changed) {
        this.name = name;
        this.command = new ArrayList<>(List.of("setsid"));
        this.command.addAll(command);
        this.mark = mark;
        this.directory = directory;
        this.log = log;
        this.answers = answers;
        this.changed = changed;
        this.supervisor = Thread.ofPlatform().name(name).daemon().unstarted(this::supervise);
    }

    /** Starts it, and returns at once. */
    void start() {
        supervisor.start();
    }

    /** Whether it does its work at this moment. */
    boolean isReady() {
        return ready;
    }

    private void supervise() {
        Duration pause = FIRST_PAUSE;
        try {
            do {
                long begun = System.nanoTime();
                runOnce();
                boolean stable = System.nanoTime() - begun > STABLE_AFTER.toNanos();
                pause = stable ? FIRST_PAUSE : min(pause.multipliedBy(2), LONGEST_PAUSE);
            } while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            become(false);
        }
    }

    private void runOnce() throws InterruptedException {
        try {
            Leftover.end(noted(), mark);
            shorten(log);
            Process current = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            process = current;
            Leftover.note(noted(), current);
            if (closing.getCount() == 0) {
                end(current);
            }
            while (current.isAlive() && !ready) {
                if (answers.getAsBoolean()) {
                    become(true);
                } else {
                    current.waitFor(50, TimeUnit.MILLISECONDS);
                }
            }
            int code = current.waitFor();
            become(false);
            Leftover.end(noted(), mark);
            if (closing.getCount() != 0) {
                LOG.warn("{} ended with code {} and is started again; see {}", name, code, log);
            }
        } catch (IOException failure) {
            LOG.error("{} could not be started: {}", name, failure.getMessage());
        }
    }

    private Path noted() {
        return directory.resolve(name + ".pid");
    }

    private static void shorten(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void become(boolean next) {
        if (ready != next) {
            ready = next;
            LOG.info("{} {}", name, next ? "is there" : "is away");
            changed.run();
        }
    }

    private static void end(Process current) throws InterruptedException {
        current.destroy();
        if (!current.waitFor(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
            current.destroyForcibly();
        }
    }

    /** Ends it, and all that it started. */
    @Override
    public void close() {
        closing.countDown();
        try {
            Process current = process;
            if (current != null) {
                end(current);
            }
            supervisor.join(Duration.ofSeconds(15));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
