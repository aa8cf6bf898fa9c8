package nl.balie.codes;

import java.util.List;
import java.util.UUID;

/**
 * What a contact was about (requirements 2.2.31 and 2.2.32): a primary code with its secondary codes.
 *
 * @param active whether agents can still choose it
 * @param secondary the level below, by name; empty for a secondary code itself
 */
public record DispositionCode(UUID id, String name, boolean active, List<DispositionCode> secondary) {
    public DispositionCode {
        secondary = List.copyOf(secondary);
    }
}
