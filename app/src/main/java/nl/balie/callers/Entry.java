package nl.balie.callers;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number of keys that a caller is asked for; he may begin before he has heard all.
 *
 * @param least how many are needed
 * @param most after so many it is over
 * @param end the key that ends it; null for none
 * @param patience how long to wait for the first key after the last sound
 * @param nextKey how long to wait for another one
 */
public record Entry(
        List<Sound> sounds, int least, int most, @Nullable Character end, Duration patience, Duration nextKey)
        implements Asked {
    public Entry {
        sounds = List.copyOf(sounds);
    }

    @Override
    public Entry after(List<Sound> before) {
        return new Entry(Asked.joined(before, sounds), least, most, end, patience, nextKey);
    }
}
