package nl.balie.treatment;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a caller goes instead of waiting.
 *
 * @param queueId and its name, for {@link Destination#QUEUE} only
 * @param number in E.164, for {@link Destination#EXTERNAL} only
 */
public record Elsewhere(
        Destination destination,
        @Nullable UUID queueId,
        @Nullable String queue,
        @Nullable String number) {
    /** He waits all the same. */
    public static final Elsewhere WAIT = new Elsewhere(Destination.WAIT, null, null, null);

    Elsewhere named(Map<UUID, String> queues) {
        return queueId == null ? this : new Elsewhere(destination, queueId, queues.get(queueId), number);
    }

    /** The kinds of place. */
    public enum Destination {
        /** The queue itself. */
        WAIT,
        QUEUE,
        EXTERNAL,
        /** He is called back, in the place that he has. */
        CALLBACK,
        /** He leaves a message, and is called back by who hears it. */
        VOICEMAIL,
        DISCONNECT
    }
}
