package nl.balie.codes;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One disposition code without those below it.
 *
 * @param parentId null for a primary code
 * @param parent the primary code's name, or null for a primary code
 */
public record DispositionLine(
        UUID id, @Nullable UUID parentId, @Nullable String parent, String name, boolean active) {}
