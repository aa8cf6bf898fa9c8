package nl.balie.calls;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import nl.balie.telephony.CallId;
import org.springframework.stereotype.Component;

/** The calls that this node has at this moment. */
@Component
class LiveCalls {
    private final Map<CallId, LiveCall> byCall = new ConcurrentHashMap<>();
    private final Map<UUID, LiveCall> byContact = new ConcurrentHashMap<>();

    void add(LiveCall call) {
        byCall.put(call.id(), call);
        byContact.put(call.contact(), call);
    }

    Optional<LiveCall> of(CallId id) {
        return Optional.ofNullable(byCall.get(id));
    }

    Optional<LiveCall> of(UUID contact) {
        return Optional.ofNullable(byContact.get(contact));
    }

    Optional<LiveCall> remove(CallId id) {
        Optional<LiveCall> call = Optional.ofNullable(byCall.remove(id));
        call.ifPresent(gone -> byContact.remove(gone.contact(), gone));
        return call;
    }

    /** The call that is offered to an agent, or in which he is. */
    Optional<LiveCall> ofAgent(UUID agent) {
        return byCall.values().stream()
                .filter(call -> agent.equals(call.agent()))
                .findAny();
    }

    List<LiveCall> all() {
        return List.copyOf(byCall.values());
    }

    /** How many of this organisation. */
    long count(String organisation) {
        return byCall.values().stream()
                .filter(call -> call.organisation().equals(organisation))
                .count();
    }

    int count() {
        return byCall.size();
    }
}
