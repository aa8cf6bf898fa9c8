package nl.balie.calls;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import nl.balie.calls.CallEffect.Reply;
import nl.balie.database.Tenancy;
import nl.balie.queues.Queue;
import nl.balie.queues.Queues;
import nl.balie.telephony.CallId;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Party;
import nl.balie.telephony.Telephony;
import org.springframework.stereotype.Component;

/** What an agent can do from his desk with his call. */
@Component
public class DeskCalls {
    private final Exchange exchange;
    private final AgentPhones phones;
    private final LiveCalls calls;
    private final Queues queues;
    private final Tenancy tenancy;
    private final CallbackCalls callbacks;
    private final Clock clock;

    DeskCalls(
            Exchange exchange,
            AgentPhones phones,
            LiveCalls calls,
            Queues queues,
            Tenancy tenancy,
            CallbackCalls callbacks,
            Clock clock) {
        this.exchange = exchange;
        this.phones = phones;
        this.calls = calls;
        this.queues = queues;
        this.tenancy = tenancy;
        this.callbacks = callbacks;
        this.clock = clock;
    }

    /** Accepts the offered call: asks the ringing phone to answer by itself. Waits for the phone's word. */
    public PickUp pickUp(String organisation, UUID agent) {
        Optional<CallId> call = callOf(organisation, agent)
                .or(() -> calls.consulting(agent))
                .filter(ringing -> ringing.rings(agent))
                .map(LiveCall::id);
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
        return callOf(organisation, agent)
                .filter(call -> call.ask(ask -> new CallEvent.HangUpAsked(ask, agent, clock.instant())) == Reply.YES)
                .isPresent();
    }

    /**
     * Puts the customer with whom the agent speaks on hold, with music, or takes him back (requirement 2.5.4).
     *
     * @param on whether he is to be on hold
     */
    public Hold hold(String organisation, UUID agent, boolean on) {
        Optional<Outcome> outcome = callOf(organisation, agent)
                .map(call -> held(call.id(), call.isCallback() ? Party.PHONE : Party.CALLER, on));
        if (outcome.filter(Outcome.StillHeld.class::isInstance).isPresent()) {
            return Hold.BY_PHONE;
        }
        return outcome.filter(Outcome.Done.class::isInstance).isPresent() ? Hold.DONE : Hold.NO_CALL;
    }

    private Outcome held(CallId call, Party customer, boolean on) {
        Telephony telephony = exchange.telephony();
        return (on ? telephony.hold(call, customer) : telephony.takeBack(call, customer)).join();
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
        Optional<LiveCall> call = callOf(organisation, agent);
        if (call.filter(LiveCall::isCallback).isPresent()) {
            return PutBack.CALLBACK;
        }
        return call.filter(talking -> talking.ask(ask -> new CallEvent.PutBackAsked(ask, agent, queue.get(), first))
                                == Reply.YES)
                        .isPresent()
                ? PutBack.WAITING
                : PutBack.NO_CALL;
    }

    /** Whether a phone is registered under this name. */
    public boolean phoneRegistered(String username) {
        return phones.reaches(username);
    }

    /** Has an agent call a customer who left a message: rings his phone, and then the customer's. */
    public CallBack callBack(String organisation, UUID agent, UUID message) {
        return callbacks.callBack(organisation, agent, message);
    }

    private Optional<LiveCall> callOf(String organisation, UUID agent) {
        return calls.ofAgent(agent).filter(call -> call.organisation().equals(organisation));
    }

    /** What became of calling back. */
    public enum CallBack {
        RINGS,
        /** The agent has something else to do, or is not signed in. */
        AGENT_BUSY,
        /** Somebody else has it, or it is closed. */
        NOT_OPEN
    }

    /** What became of putting on hold, or of taking back. */
    public enum Hold {
        DONE,
        /** The agent's phone holds the customer by itself. */
        BY_PHONE,
        NO_CALL
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
