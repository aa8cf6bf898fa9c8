package nl.balie.processes.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds flows that go round without anybody waiting: an instance that begins more elements in a while than a flow that talks
 * with people ever does. Such a flow takes the engine from all others.
 */
final class Runaways {
    /** Of the time on the records. */
    static final Duration WHILE = Duration.ofSeconds(10);

    /** A caller who presses a key each second takes his flow through a tenth of this. */
    static final int MOST_IN_A_WHILE = 1_000;

    private final Map<Long, Integer> begun = new HashMap<>();
    private long since;

    /**
     * An instance begins an element.
     *
     * @param at milliseconds since 1970
     * @return whether it has now begun more than it may; said once in a while
     */
    boolean begins(long instance, long at) {
        if (at - since >= WHILE.toMillis()) {
            begun.clear();
            since = at;
        }
        return begun.merge(instance, 1, Integer::sum) == MOST_IN_A_WHILE + 1;
    }
}
