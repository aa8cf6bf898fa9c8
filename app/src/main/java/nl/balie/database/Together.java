package nl.balie.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores what may be stored a moment later, such as which step a flow took: what comes within that moment becomes one
 * transaction. However much comes, it takes no more than a few of the connections for steps.
 *
 * <p>While the database is away it waits; what is waiting when the process is killed is lost.
 */
public final class Together implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Together.class);
    private static final Duration MOMENT = Duration.ofMillis(250);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(5);
    private static final int MOST_AT_ONCE = 200;
    private static final int MOST_CONNECTIONS = 3;

    private final Tenancy tenancy;
    private final Semaphore connections = new Semaphore(MOST_CONNECTIONS);
    private final Map<String, Pending> pending = new ConcurrentHashMap<>();
    private volatile boolean closing;

    Together(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /**
     * Has work done soon, in a transaction of the organisation that other such work may share; in the order in which it was
     * given. It may be done again after it failed along with other work, and one that fails by itself is logged.
     */
    public void in(String organisation, Runnable work) {
        pending.computeIfAbsent(organisation, Pending::new).add(work);
    }

    /** Waits until all that was given is done. */
    @Override
    public void close() {
        closing = true;
        long until = System.nanoTime() + PATIENCE_AT_THE_END.toNanos();
        pending.values().forEach(ofOne -> ofOne.awaitEmpty(until));
    }

    /** The work of one organisation. */
    private final class Pending {
        private final String organisation;
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition emptied = lock.newCondition();
        private List<Runnable> waiting = new ArrayList<>();
        private boolean working;

        Pending(String organisation) {
            this.organisation = organisation;
        }

        void add(Runnable work) {
            lock.lock();
            try {
                waiting.add(work);
                if (!working) {
                    working = true;
                    Thread.ofVirtual().name("together-" + organisation).start(this::work);
                }
            } finally {
                lock.unlock();
            }
        }

        private void work() {
            try {
                for (List<Runnable> work = next(); !work.isEmpty(); work = next()) {
                    connections.acquire();
                    try {
                        store(work);
                    } finally {
                        connections.release();
                    }
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }

        /** Empty when there is no more. */
        private List<Runnable> next() throws InterruptedException {
            if (!closing) {
                Thread.sleep(MOMENT);
            }
            lock.lock();
            try {
                List<Runnable> taken = List.copyOf(waiting.subList(0, Math.min(MOST_AT_ONCE, waiting.size())));
                waiting = new ArrayList<>(waiting.subList(taken.size(), waiting.size()));
                if (taken.isEmpty()) {
                    working = false;
                    emptied.signalAll();
                }
                return taken;
            } finally {
                lock.unlock();
            }
        }

        private void store(List<Runnable> work) {
            try {
                inOne(() -> work.forEach(Runnable::run));
            } catch (RuntimeException failure) {
                work.forEach(this::alone);
            }
        }

        private void alone(Runnable work) {
            try {
                inOne(work);
            } catch (RuntimeException failure) {
                LOG.error("What was to be stored of {} could not be", organisation, failure);
            }
        }

        private void inOne(Runnable work) {
            Lane.STEPS.run(() ->
                    Persistently.run("What is to be stored of " + organisation, () -> tenancy.in(organisation, work)));
        }

        void awaitEmpty(long until) {
            lock.lock();
            try {
                while (working) {
                    long left = until - System.nanoTime();
                    if (left <= 0 || !emptied.await(left, TimeUnit.NANOSECONDS)) {
                        LOG.warn("Not all that was to be stored of {} is", organisation);
                        return;
                    }
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            } finally {
                lock.unlock();
            }
        }
    }
}
