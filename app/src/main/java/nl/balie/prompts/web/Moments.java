package nl.balie.prompts.web;

import java.time.Duration;
import java.util.Locale;

/** How pages write time. */
final class Moments {
    private Moments() {}

    /** Minutes and seconds, such as {@code 1:05}; a part of a second counts as a whole one. */
    static String text(Duration duration) {
        long seconds = (duration.toMillis() + 999) / 1000;
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }
}
