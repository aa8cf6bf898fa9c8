package nl.balie.processes;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a caller may speak, as the model of the step declares it.
 *
 * @param longest of what he says
 * @param silence after which he is done
 */
public record SpeakingTime(Duration longest, Duration silence) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    public SpeakingTime {
        longest = longest.compareTo(SHORTEST) < 0 ? SHORTEST : longest;
        silence = silence.compareTo(SHORTEST) < 0 ? SHORTEST : silence;
    }

    /** What these are in a model; what one does not say, since it is older than that, stays as it was. */
    public SpeakingTime or(@Nullable Integer longestSeconds, @Nullable Integer silenceSeconds) {
        return new SpeakingTime(
                longestSeconds == null ? longest : Duration.ofSeconds(longestSeconds),
                silenceSeconds == null ? silence : Duration.ofSeconds(silenceSeconds));
    }
}
