package nl.balie.calls;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import nl.balie.telephony.CallId;
import nl.balie.telephony.Party;
import org.springframework.stereotype.Component;

/** The calls that this node has at this moment. */
@Component
class LiveCalls {
    private final Set<Held> held = ConcurrentHashMap.newKeySet();
    private final Map<CallId, LiveCall> byCall = new ConcurrentHashMap<>();
    private final Map<UUID, LiveCall> byContact = new ConcurrentHashMap<>();
    private final Map<UUID, LiveCall> ending = new ConcurrentHashMap<>();

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

    private record Held(CallId call, Party party) {}

    /** Telephony tells it; see {@link #isHeld}. */
    void held(CallId call, Party party, boolean now) {
        var fact = new Held(call, party);
        var _ = now ? held.add(fact) : held.remove(fact);
    }

    /** Whether this party of the call is on hold now. */
    boolean isHeld(CallId call, Party party) {
        return held.contains(new Held(call, party));
    }

    Optional<LiveCall> remove(CallId id) {
        held.removeIf(party -> party.call.equals(id));
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

    /** The call in which an agent is asked for advice. */
    Optional<LiveCall> consulting(UUID colleague) {
        return byCall.values().stream().filter(call -> call.consults(colleague)).findAny();
    }

    /** As {@link #remove}, of a call whose end is still to be stored. */
    Optional<LiveCall> end(CallId id) {
        LiveCall call = byCall.get(id);
        if (call != null) {
            ending.put(call.contact(), call);
        }
        return remove(id);
    }

    /** Whether this node has the call of the contact, or is still storing its end. */
    boolean knows(UUID contact) {
        ending.values().removeIf(LiveCall::isOver);
        return byContact.containsKey(contact) || ending.containsKey(contact);
    }

    List<LiveCall> all() {
        return List.copyOf(byCall.values());
    }

    /**
     * Whether flows of this organisation lead more callers than that. Callers whom a fallback has without a flow, and calls that
     * agents make, cost the engine nothing.
     */
    boolean hasMoreFlows(String organisation, int most) {
        return byCall.values().stream()
                        .filter(call -> call.organisation().equals(organisation))
                        .filter(LiveCall::takesFlow)
                        .count()
                > most;
    }

    int count() {
        return byCall.size();
    }
}
