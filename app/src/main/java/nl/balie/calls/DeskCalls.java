package nl.balie.calls;

import java.util.Optional;
import java.util.UUID;
import nl.balie.acd.AgentState.Handling;
import nl.balie.acd.Agents;
import nl.balie.calls.CallbackCall.Phase;
import nl.balie.contacts.Contact.Channel;
import nl.balie.database.Tenancy;
import nl.balie.queues.Queue;
import nl.balie.queues.Queues;
import nl.balie.telephony.CallId;
import nl.balie.telephony.Outcome;
import org.springframework.stereotype.Component;

/** What an agent can do from his desk with his call. */
@Component
public class DeskCalls {
    private final Exchange exchange;
    private final LiveCalls calls;
    private final Agents agents;
    private final PhoneOffers offers;
    private final Queues queues;
    private final Tenancy tenancy;
    private final CallbackCalls callbacks;

    DeskCalls(
            Exchange exchange,
            LiveCalls calls,
            Agents agents,
            PhoneOffers offers,
            Queues queues,
            Tenancy tenancy,
            CallbackCalls callbacks) {
        this.exchange = exchange;
        this.calls = calls;
        this.agents = agents;
        this.offers = offers;
        this.queues = queues;
        this.tenancy = tenancy;
        this.callbacks = callbacks;
    }

    /** Accepts the offered call: asks the ringing phone to answer by itself. Waits for the phone's word. */
    public PickUp pickUp(String organisation, UUID agent) {
        Optional<CallId> call = callbackOf(organisation, agent)
                .filter(callback -> callback.phase() == Phase.OFFERED)
                .map(CallbackCall::id)
                .or(() -> callOf(organisation, agent)
                        .filter(ringing -> ringing.offer().get() != null)
                        .map(LiveCall::id));
        if (call.isEmpty()) {
            return PickUp.NOTHING_OFFERED;
        }
        Outcome outcome = exchange.telephony().pickUp(call.get()).join();
        return outcome instanceof Outcome.Done ? PickUp.ACCEPTED : PickUp.ANSWER_BY_HAND;
    }

    /**
     * Ends the agent's conversation: his phone is released, after which the flow goes on with the caller, as when the
     * agent hangs up his phone.
     *
     * @return false when he has none
     */
    public boolean hangUp(String organisation, UUID agent) {
        Optional<CallbackCall> callback =
                callbackOf(organisation, agent).filter(running -> running.phase() != Phase.OFFERED);
        if (callback.isPresent()) {
            exchange.telephony().hangUp(callback.get().id());
            return true;
        }
        Optional<LiveCall> call = callOf(organisation, agent).filter(LiveCall::connected);
        call.ifPresent(running -> {
            exchange.telephony().releasePhone(running.id());
            offers.agentHungUp(running);
        });
        return call.isPresent();
    }

    /**
     * Puts the caller with whom the agent speaks into a queue again, with music, and releases the agent's phone
     * (requirement 2.4.11).
     *
     * @param first before the others in that queue (requirement 2.4.12)
     */
    public PutBack putBack(String organisation, UUID agent, UUID queueId, boolean first) {
        Optional<Queue> queue = tenancy.read(organisation, () -> queues.find(queueId));
        if (queue.isEmpty()) {
            return PutBack.NO_QUEUE;
        }
        if (callbackOf(organisation, agent).isPresent()) {
            return PutBack.CALLBACK;
        }
        Optional<LiveCall> call = callOf(organisation, agent).filter(LiveCall::connected);
        if (call.isEmpty() || !offers.putBack(call.get(), agent, queue.get(), first)) {
            return PutBack.NO_CALL;
        }
        return PutBack.WAITING;
    }

    /** Whether a phone is registered under this name. */
    public boolean phoneRegistered(String username) {
        return exchange.isOpen() && exchange.telephony().registeredPhones().contains(username);
    }

    /** Has an agent call a customer who left a message: rings his phone, and then the customer's. */
    public CallBack callBack(String organisation, UUID agent, UUID message) {
        return callbacks.callBack(organisation, agent, message);
    }

    private Optional<LiveCall> callOf(String organisation, UUID agent) {
        return agents.contactOf(organisation, agent, Channel.VOICE)
                .map(Handling::contactId)
                .flatMap(calls::of)
                .filter(call -> call.organisation().equals(organisation));
    }

    private Optional<CallbackCall> callbackOf(String organisation, UUID agent) {
        return agents.contactOf(organisation, agent, Channel.VOICE)
                .map(Handling::contactId)
                .flatMap(callbacks::of)
                .filter(call -> call.offer().organisation().equals(organisation));
    }

    /** What became of calling back. */
    public enum CallBack {
        RINGS,
        /** The agent has something else to do, or is not signed in. */
        AGENT_BUSY,
        /** Somebody else has it, or it is closed. */
        NOT_OPEN
    }

    /** What became of putting back. */
    public enum PutBack {
        WAITING,
        NO_CALL,
        NO_QUEUE,
        /** A customer who was called back cannot wait in a queue. */
        CALLBACK
    }

    /** What became of accepting. */
    public enum PickUp {
        ACCEPTED,
        ANSWER_BY_HAND,
        NOTHING_OFFERED
    }
}
