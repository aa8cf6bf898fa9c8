package nl.balie.contacts;

import java.time.Instant;
import java.util.Map;

/** One line of a contact's timeline. */
public record ContactEvent(Instant at, EventType type, Map<String, Object> data) {
    public ContactEvent {
        data = Map.copyOf(data);
    }
}
