package nl.balie.callers;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a contact stands in a queue at one moment. */
public interface Standing {
    /** The queue where it waits. */
    UUID queue();

    /** How long it has waited. */
    Duration waited();

    /** How many times faster than on the clock that goes by; 1 unless in a trial. */
    int pace();

    /** 1 for who is next. */
    int position();

    /**
     * The expected waiting time.
     *
     * @param before what he heard earlier, in minutes; null when nothing
     * @return whole minutes, never more than before
     */
    int expectedMinutes(@Nullable Integer before);
}
