package nl.balie.callers;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that a caller is asked for until there is an answer that counts.
 *
 * @param asked how
 * @param tries how often at most
 * @param silenceEnds whether one who presses nothing is asked no more: he has no answer, and asking again does not help
 * @param meaning of what he pressed, which is empty when he pressed nothing; empty when that does not count
 * @param wrong what is said before it is asked again
 * @param readBack null when it counts as it is
 */
public record Enquiry<T>(
        Asked asked,
        int tries,
        boolean silenceEnds,
        Function<String, Optional<T>> meaning,
        List<Sound> wrong,
        @Nullable ReadBack<T> readBack) {
    public Enquiry {
        wrong = List.copyOf(wrong);
    }

    /** One of somebody who may have no answer, and that is not read back. */
    public Enquiry(Asked asked, int tries, Function<String, Optional<T>> meaning, List<Sound> wrong) {
        this(asked, tries, true, meaning, wrong, null);
    }
}
