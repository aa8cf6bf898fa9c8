package nl.balie.codes;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why an agent is unavailable (requirement 2.2.35).
 *
 * @param shortcut the key that chooses it at the desk, a digit or a capital; null when it has none
 * @param active whether agents can still choose it
 */
public record ReasonCode(UUID id, String name, @Nullable String shortcut, boolean active) {}
