package nl.balie.database;

import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * For what has happened outside and has to be stored, however long the database is away. The thread waits meanwhile; a
 * failure of another kind, or of a commit of which nobody knows whether it was done, is thrown.
 */
public final class Persistently {
    private static final Logger LOG = LoggerFactory.getLogger(Persistently.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private Persistently() {}

    /** @param what for the log */
    public static void run(String what, Runnable work) {
        get(what, () -> {
            work.run();
            return true;
        });
    }

    /** As {@link #run}, for work with a result. */
    public static <T> T get(String what, Supplier<T> work) {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return work.get();
            } catch (RuntimeException failure) {
                if (!databaseIsAway(failure)) {
                    throw failure;
                }
                LOG.warn("{} waits for the database: {}", what, failure.getMessage());
                sleep(pause, failure);
                pause = longer(pause);
            }
        }
    }

    /** Whether nothing of the work was done, because the database could not be reached or was lost before the commit. */
    static boolean databaseIsAway(RuntimeException failure) {
        return failure instanceof CannotCreateTransactionException || lost(failure);
    }

    /** Whether the database was lost while it worked and before the commit. */
    static boolean lost(RuntimeException failure) {
        return failure instanceof DataAccessResourceFailureException
                || (failure instanceof TransactionSystemException rollback
                        && rollback.getApplicationException() instanceof DataAccessResourceFailureException);
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    private static void sleep(Duration pause, RuntimeException failure) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }
}
