package nl.balie.callers;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What steps know of a caller for as long as he is on the line, and no model can say; one thing of each kind. */
public final class Memory {
    private final Map<Class<?>, Object> known = new ConcurrentHashMap<>();

    /** Keeps this in place of what was known of its kind. */
    public <T> void keep(Class<T> kind, T what) {
        known.put(kind, what);
    }

    /** What is known of this kind. */
    public <T> Optional<T> of(Class<T> kind) {
        return Optional.ofNullable(known.get(kind)).map(kind::cast);
    }
}
