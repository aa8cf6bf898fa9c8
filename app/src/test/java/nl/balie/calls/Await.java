package nl.balie.calls;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what is seen from outside only by looking: the one place that parks, and always bounded. */
final class Await {
    /** Long enough for a machine that is busy with other things; a test that passes does not wait for it. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private Await() {}

    /** Waits until it is so, as long as is reasonable. */
    static void until(String what, BooleanSupplier condition) {
        until(what, PATIENCE, condition);
    }

    /** Waits until it is so. */
    static void until(String what, Duration limit, BooleanSupplier condition) {
        value(what, limit, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /** Waits until there is a value, as long as is reasonable. */
    static <T> T value(String what, Supplier<Optional<T>> look) {
        return value(what, PATIENCE, look);
    }

    /** Waits until there is a value. A look that fails counts as one that found nothing. */
    static <T> T value(String what, Duration limit, Supplier<Optional<T>> look) {
        long deadline = System.nanoTime() + limit.toNanos();
        Throwable last = null;
        do {
            try {
                Optional<T> found = look.get();
                if (found.isPresent()) {
                    return found.get();
                }
            } catch (RuntimeException notYet) {
                last = notYet;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        } while (System.nanoTime() < deadline);
        throw new AssertionError("waited " + limit.toSeconds() + " s in vain for " + what, last);
    }
}
