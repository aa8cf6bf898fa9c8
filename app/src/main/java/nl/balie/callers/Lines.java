package nl.balie.callers;

import java.util.Optional;
import java.util.UUID;

/** One way in which callers are connected. */
public interface Lines {
    /** The caller of this contact; empty when it has none here at this moment. */
    Optional<Caller> of(UUID contact);
}
