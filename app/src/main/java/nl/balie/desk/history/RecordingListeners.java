package nl.balie.desk.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Who is listening to what: a browser asks for a recording in parts, and one who listens is told of once in the audit log. */
@Component
class RecordingListeners {
    private static final Duration LISTENING = Duration.ofMinutes(10);

    private final Clock clock;
    private final Map<Listener, Instant> since = new ConcurrentHashMap<>();

    private record Listener(UUID user, UUID recording) {}

    RecordingListeners(Clock clock) {
        this.clock = clock;
    }

    /** Whether he begins to listen; false for the ten minutes after that. */
    boolean begins(UUID user, UUID recording) {
        Instant now = clock.instant();
        since.values().removeIf(begun -> begun.plus(LISTENING).isBefore(now));
        return since.putIfAbsent(new Listener(user, recording), now) == null;
    }
}
