package nl.balie.callbacks;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer who is to be called back.
 *
 * @param requestedIn the contact in which he asked for it
 * @param calledNumber the organisation's number that he called, in E.164
 * @param number where he is to be called, in E.164; null for a message of somebody who does not show his number
 * @param contactId the contact in which he is called, the last one; null when there was none yet
 * @param attempts how often he was called in vain
 * @param soundSeconds how long his message is; null when there is none
 * @param handledBy the name of who closed it; null as long as it is open, and when Balie closed it
 */
public record Callback(
        UUID id,
        Kind kind,
        State state,
        UUID requestedIn,
        Instant requestedAt,
        String calledNumber,
        @Nullable String number,
        UUID queueId,
        String queue,
        @Nullable UUID contactId,
        int attempts,
        @Nullable Integer soundSeconds,
        @Nullable String handledBy,
        @Nullable Instant handledAt,
        String note) {
    Callback of(String named) {
        return new Callback(
                id,
                kind,
                state,
                requestedIn,
                requestedAt,
                calledNumber,
                number,
                queueId,
                named,
                contactId,
                attempts,
                soundSeconds,
                handledBy,
                handledAt,
                note);
    }

    /** What the customer asked for. */
    public enum Kind {
        VIRTUAL_HOLD,
        VOICEMAIL
    }

    /** How far it is. */
    public enum State {
        /** The caller is speaking. */
        RECORDING,
        /** In the queue, or between two attempts. */
        WAITING,
        /** To be taken by an agent. */
        OPEN,
        /** An agent calls the customer. */
        TAKEN,
        DONE,
        NOT_REACHED,
        WITHDRAWN
    }
}
