package nl.balie.surveys;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which runs to list.
 *
 * @param survey null for all
 * @param from offered at or after, or null
 * @param until offered before, or null
 */
public record SurveySearch(
        @Nullable UUID survey,
        @Nullable Instant from,
        @Nullable Instant until) {
    /** The same, but nothing from this moment on. */
    public SurveySearch until(Instant moment) {
        return new SurveySearch(survey, from, until == null || moment.isBefore(until) ? moment : until);
    }
}
