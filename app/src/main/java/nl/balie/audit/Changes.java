package nl.balie.audit;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What changed, from what to what, for {@link AuditLog#record}: {@code new Changes().of("name", old, now).asMap()}.
 * {@code audit.field.<name>} in the message files is what the reader sees.
 */
public final class Changes {
    private final Map<String, Object> changes = new LinkedHashMap<>();

    /**
     * Keeps the two when they differ. They are kept as text, null as none, and read in the reader's language: a boolean or a
     * constant by {@code audit.value.<name>.<value>} in the message files; text, numbers, times and lists of texts as they are.
     * No ids: a reader wants the name of what they stand for.
     */
    public Changes of(String name, @Nullable Object old, @Nullable Object now) {
        if (!Objects.equals(old, now)) {
            changes.put(name, Map.of("old", text(old), "new", text(now)));
        }
        return this;
    }

    /** Whether nothing differs. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** For the details of an entry. */
    public Map<String, Object> asMap() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(changes));
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Enum<?> constant -> constant.name();
            case Collection<?> several -> several.stream().map(Changes::text).collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }
}
