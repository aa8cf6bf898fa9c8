package nl.balie.contacts;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a contact's timeline.
 *
 * @param more what a newer Balie keeps with such a fact, by its key; mostly nothing
 */
public record ContactEvent(Instant at, Fact fact, Map<String, @Nullable Object> more) {
    public ContactEvent {
        more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
    }

    /** One that has nothing that is unknown. */
    public ContactEvent(Instant at, Fact fact) {
        this(at, fact, Map.of());
    }
}
