package nl.balie.calls;

import java.util.Optional;
import java.util.UUID;
import nl.balie.acd.AgentState;
import nl.balie.acd.Agents;
import nl.balie.telephony.Outcome;
import org.springframework.stereotype.Component;

/** What an agent can do from his desk with his call. */
@Component
public class DeskCalls {
    private final Exchange exchange;
    private final LiveCalls calls;
    private final Agents agents;
    private final PhoneOffers offers;

    DeskCalls(Exchange exchange, LiveCalls calls, Agents agents, PhoneOffers offers) {
        this.exchange = exchange;
        this.calls = calls;
        this.agents = agents;
        this.offers = offers;
    }

    /** Accepts the offered call: asks the ringing phone to answer by itself. Waits for the phone's word. */
    public PickUp pickUp(String organisation, UUID agent) {
        Optional<LiveCall> call =
                callOf(organisation, agent).filter(ringing -> ringing.offer().get() != null);
        if (call.isEmpty()) {
            return PickUp.NOTHING_OFFERED;
        }
        Outcome outcome = exchange.telephony().pickUp(call.get().id()).join();
        return outcome instanceof Outcome.Done ? PickUp.ACCEPTED : PickUp.ANSWER_BY_HAND;
    }

    /**
     * Ends the agent's conversation: his phone is released, after which the flow goes on with the caller, as when the
     * agent hangs up his phone.
     *
     * @return false when he has none
     */
    public boolean hangUp(String organisation, UUID agent) {
        Optional<LiveCall> call = callOf(organisation, agent).filter(LiveCall::connected);
        call.ifPresent(running -> {
            exchange.telephony().releasePhone(running.id());
            offers.agentHungUp(running);
        });
        return call.isPresent();
    }

    /** Whether a phone is registered under this name. */
    public boolean phoneRegistered(String username) {
        return exchange.isOpen() && exchange.telephony().registeredPhones().contains(username);
    }

    private Optional<LiveCall> callOf(String organisation, UUID agent) {
        return agents.find(organisation, agent)
                .map(AgentState::contactId)
                .flatMap(calls::of)
                .filter(call -> call.organisation().equals(organisation));
    }

    /** What became of accepting. */
    public enum PickUp {
        ACCEPTED,
        ANSWER_BY_HAND,
        NOTHING_OFFERED
    }
}
