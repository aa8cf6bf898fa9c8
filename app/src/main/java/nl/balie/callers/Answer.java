package nl.balie.callers;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of an enquiry.
 *
 * @param <T> what the answer means
 */
public sealed interface Answer<T> {
    /** How often he was asked. */
    int attempts();

    /** The answer, if one counts. */
    default Optional<T> value() {
        return switch (this) {
            case Given<T> given -> Optional.of(given.meaning());
            case None<T> _ -> Optional.empty();
        };
    }

    /**
     * One that counts.
     *
     * @param keys that he pressed
     * @param confirmed null when it was not read back, or he kept silent then
     */
    record Given<T>(String keys, T meaning, @Nullable Boolean confirmed, int attempts) implements Answer<T> {}

    /**
     * There is none.
     *
     * @param refused whether what he pressed last was read back and was not what he meant
     */
    record None<T>(boolean refused, int attempts) implements Answer<T> {}
}
