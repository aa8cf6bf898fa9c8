package nl.balie.codes;

import java.util.UUID;

/**
 * Why an agent is unavailable (requirement 2.2.35).
 *
 * @param active whether agents can still choose it
 */
public record ReasonCode(UUID id, String name, boolean active) {}
