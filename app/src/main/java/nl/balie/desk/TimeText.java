package nl.balie.desk;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How pages write durations: {@code 0:07}, {@code 12:30}, {@code 1:02:03}. */
public final class TimeText {
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;

    private TimeText() {}

    /** In whole seconds; what is negative by a clock that was set back is nothing. */
    public static String of(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        String end = "%02d".formatted(seconds % MINUTE);
        return seconds < HOUR
                ? seconds / MINUTE + ":" + end
                : seconds / HOUR + ":" + "%02d".formatted(seconds % HOUR / MINUTE) + ":" + end;
    }

    /** The time between, or null when one of both has not come. */
    public static @Nullable String between(@Nullable Instant from, @Nullable Instant until) {
        return from == null || until == null ? null : of(Duration.between(from, until));
    }
}
