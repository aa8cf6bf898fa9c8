package nl.balie.calls;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import nl.balie.telephony.CallId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Runs what concerns one call one after another, on a virtual thread that lives only while there is something to do. What
 * one throws is logged and keeps no other from running. The ids of call and contact stand in each log line.
 */
final class CallMailbox implements Executor {
    private static final Logger log = LoggerFactory.getLogger(CallMailbox.class);

    private final String call;
    private final String contact;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    CallMailbox(CallId call, String contact) {
        this.call = call.toString();
        this.contact = contact;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (waiting.getAndIncrement() == 0) {
            Thread.ofVirtual().name("call-" + contact).start(this::runAll);
        }
    }

    private void runAll() {
        MDC.put("call", call);
        MDC.put("contact", contact);
        do {
            Runnable task = tasks.remove();
            try {
                task.run();
            } catch (RuntimeException | Error problem) {
                log.error("something of the call failed", problem);
            }
        } while (waiting.decrementAndGet() > 0);
    }
}
