package nl.balie.processes;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a step goes on with a caller who gives no answer that counts, as its model declares it.
 *
 * @param tries how often he is asked, at least once
 * @param timeout how long each time waits for his first key, at least a second
 */
public record Patience(int tries, Duration timeout) {
    public Patience {
        tries = Math.max(1, tries);
        timeout = timeout.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : timeout;
    }

    /** What these are in a model; what one does not say, since it is older than that, stays as it was. */
    public Patience or(@Nullable Integer declaredTries, @Nullable Integer declaredSeconds) {
        return new Patience(
                declaredTries == null ? tries : declaredTries,
                declaredSeconds == null ? timeout : Duration.ofSeconds(declaredSeconds));
    }
}
