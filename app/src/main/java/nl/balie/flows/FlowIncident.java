package nl.balie.flows;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A flow that cannot go on by itself.
 *
 * @param contactId the contact that it stands still for, or null when that is not known
 * @param message why, as the engine says it
 */
public record FlowIncident(
        long key,
        @Nullable UUID contactId,
        String processId,
        String elementId,
        String errorType,
        String message,
        Instant at) {
    /** Of a flow that goes round without anybody waiting; it has been ended already. */
    static final String RUNAWAY = "RUNAWAY";

    /** Whether it makes sense to try the step again. */
    public boolean isRepairable() {
        return !errorType.equals(RUNAWAY);
    }
}
