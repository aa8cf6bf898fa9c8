package nl.balie.telephony.sip;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Runs tasks one after another on a virtual thread, which lives only while there is something to do. Whatever a task
 * throws is logged and does not keep the next from running. The name stands in each log line as {@code call}.
 */
public final class Mailbox implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

    private final String name;
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private boolean running;

    public Mailbox(String name) {
        this.name = name;
    }

    /** One that only collects tasks until {@link #open}. */
    static Mailbox closed(String name) {
        Mailbox mailbox = new Mailbox(name);
        mailbox.running = true;
        return mailbox;
    }

    void open() {
        Thread.ofVirtual().name(name).start(this::runAll);
    }

    @Override
    public void execute(Runnable task) {
        synchronized (tasks) {
            tasks.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        open();
    }

    private void runAll() {
        MDC.put("call", name);
        for (Runnable task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (RuntimeException | Error problem) {
                LOG.error("a task of {} failed", name, problem);
            }
        }
    }

    private @Nullable Runnable next() {
        synchronized (tasks) {
            Runnable task = tasks.poll();
            running = task != null;
            return task;
        }
    }
}
