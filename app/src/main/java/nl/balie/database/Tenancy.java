package nl.balie.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The way to an organisation's data: work runs in one transaction that belongs to one organisation, and row-level
 * security shows it that organisation's rows only. Without it no organisation's rows are visible (2.10.1).
 */
public final class Tenancy {
    private static final Logger LOG = LoggerFactory.getLogger(Tenancy.class);
    /** A pool may hand out several connections that are dead already. */
    private static final int MOST_ATTEMPTS = 5;

    private static final ScopedValue<Scope> SCOPE = ScopedValue.newInstance();

    private final TransactionTemplate write;
    private final TransactionTemplate read;
    private final JdbcTemplate jdbc;

    private record Scope(String organisation, Thread thread, List<Runnable> afterCommit) {}

    Tenancy(PlatformTransactionManager transactions, JdbcTemplate jdbc) {
        this.write = new TransactionTemplate(transactions);
        this.read = new TransactionTemplate(transactions);
        this.read.setReadOnly(true);
        this.jdbc = jdbc;
    }

    /**
     * Runs work in one transaction of the organisation. Within work of the same organisation it joins that transaction.
     * When the database is lost before the commit, so that nothing of it was done, the work is done again.
     *
     * @throws IllegalStateException within work of another organisation, or within a transaction of nobody
     */
    public <T> T in(String organisation, Supplier<T> work) {
        return run(write, organisation, work);
    }

    /** As {@link #in(String, Supplier)}, for work without a result. */
    public void in(String organisation, Runnable work) {
        run(write, organisation, () -> {
            work.run();
            return true;
        });
    }

    /** As {@link #in(String, Supplier)}, in a transaction that refuses changes unless it joins one that does not. */
    public <T> T read(String organisation, Supplier<T> work) {
        return run(read, organisation, work);
    }

    /** The ids of all organisations, for what is done for each of them; needs no tenancy. */
    public List<String> organisations() {
        return jdbc.queryForList("select id from organisations()", String.class);
    }

    /**
     * The organisation whose work runs now on this thread.
     *
     * @throws IllegalStateException when there is none
     */
    public String current() {
        return scope().organisation();
    }

    /**
     * Has something done when the work that runs now is committed, in order and outside its transaction; never when it
     * is rolled back. What fails there is logged and does not make the committed work fail.
     *
     * @throws IllegalStateException when no work runs on this thread
     */
    public void afterCommit(Runnable action) {
        scope().afterCommit().add(action);
    }

    private <T> T run(TransactionTemplate transaction, String organisation, Supplier<T> work) {
        if (organisation.isBlank()) {
            throw new IllegalArgumentException("An organisation is needed");
        }
        if (active()) {
            if (!current().equals(organisation)) {
                throw new IllegalStateException("Work of " + organisation + " within work of " + current());
            }
            return work.get();
        }
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Work of " + organisation + " within a transaction of no organisation");
        }
        for (int attempt = 1; ; attempt++) {
            Scope scope = new Scope(organisation, Thread.currentThread(), new ArrayList<>());
            T result;
            try {
                result = ScopedValue.where(SCOPE, scope).call(() -> once(transaction, organisation, work));
            } catch (RuntimeException failure) {
                if (attempt == MOST_ATTEMPTS || !Persistently.lost(failure)) {
                    throw failure;
                }
                LOG.warn("The database was lost within work of {}, which is done again", organisation, failure);
                continue;
            }
            scope.afterCommit().forEach(Tenancy::runLogged);
            return result;
        }
    }

    private <T> T once(TransactionTemplate transaction, String organisation, Supplier<T> work) {
        return transaction.<T>execute(status -> {
            jdbc.execute((ConnectionCallback<Boolean>) connection -> belongsTo(connection, organisation));
            T outcome = work.get();
            refuseToCommitWhatFailed();
            return outcome;
        });
    }

    private static boolean belongsTo(Connection connection, String organisation) throws SQLException {
        try (PreparedStatement setting =
                connection.prepareStatement("select set_config('balie.organisation', ?, true)")) {
            setting.setString(1, organisation);
            return setting.execute();
        }
    }

    /** PostgreSQL answers the commit of a transaction in which a statement failed with a silent rollback. */
    private void refuseToCommitWhatFailed() {
        boolean failed = Boolean.TRUE.equals(jdbc.execute((ConnectionCallback<Boolean>)
                connection -> connection.unwrap(PgConnection.class).getTransactionState() == TransactionState.FAILED));
        if (failed) {
            throw new IllegalStateException("A statement of this work failed, so that it cannot be committed");
        }
    }

    private static void runLogged(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.error("After the commit something failed", e);
        }
    }

    /** A scoped value reaches threads that were forked from the work; its transaction does not. */
    private static boolean active() {
        return SCOPE.isBound() && SCOPE.get().thread() == Thread.currentThread();
    }

    private static Scope scope() {
        if (!active()) {
            throw new IllegalStateException("No work of an organisation runs on this thread");
        }
        return SCOPE.get();
    }
}
