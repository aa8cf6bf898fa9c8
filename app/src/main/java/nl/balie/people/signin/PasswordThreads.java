package nl.balie.people.signin;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Hashes passwords on few threads of its own. A hash is meant to keep a processor busy; on the virtual threads that calls
 * and pages run on, a handful at once would take every processor from them.
 */
final class PasswordThreads implements PasswordEncoder {
    /** More than all who may wait to sign in ({@code SignInSettings#waiting}), for those who choose a new password. */
    private static final int QUEUE = 200;

    private final PasswordEncoder hashing;
    private final ThreadPoolExecutor threads;

    /** Too many passwords are to be hashed at this moment. */
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    static final class TooBusy extends RuntimeException {
        private static final long serialVersionUID = 1;

        private TooBusy(Throwable cause) {
            super("Too many passwords to hash", cause);
        }
    }

    /** @param count how many passwords are hashed at the same time */
    PasswordThreads(PasswordEncoder hashing, int count) {
        this.hashing = hashing;
        this.threads = new ThreadPoolExecutor(
                count,
                count,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(QUEUE),
                Thread.ofPlatform().name("balie-passwords-", 1).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public String encode(CharSequence password) {
        return done(() -> hashing.encode(password));
    }

    @Override
    public boolean matches(CharSequence password, String hash) {
        return done(() -> hashing.matches(password, hash));
    }

    @Override
    public boolean upgradeEncoding(String hash) {
        return hashing.upgradeEncoding(hash);
    }

    private <T> T done(Callable<T> work) {
        try {
            return threads.submit(work).get();
        } catch (RejectedExecutionException full) {
            throw new TooBusy(full);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TooBusy(interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }
}
