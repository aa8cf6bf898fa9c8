package nl.balie.calls;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import nl.balie.acd.Consultations;
import nl.balie.calls.CallEffect.Reply;
import nl.balie.calls.CallState.Supervisor;
import nl.balie.calls.CallState.Target;
import nl.balie.database.Tenancy;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Party;
import nl.balie.telephony.Supervision;
import org.springframework.stereotype.Component;

/**
 * Supervisors in conversations of agents: listening in, whispering, taking part and taking over (requirements 2.6.6 to 2.6.8).
 * The agent always sees it.
 */
@Component
public class DeskSupervision {
    private final Exchange exchange;
    private final AgentPhones phones;
    private final LiveCalls calls;
    private final Consultations consultations;
    private final Tenancy tenancy;
    private final Clock clock;

    DeskSupervision(
            Exchange exchange,
            AgentPhones phones,
            LiveCalls calls,
            Consultations consultations,
            Tenancy tenancy,
            Clock clock) {
        this.exchange = exchange;
        this.phones = phones;
        this.calls = calls;
        this.consultations = consultations;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** What a supervisor does; as the names in {@link Supervision}. */
    public enum How {
        LISTEN(Supervision.LISTEN),
        WHISPER(Supervision.WHISPER),
        JOIN(Supervision.JOIN);

        private final Supervision supervision;

        How(Supervision supervision) {
            this.supervision = supervision;
        }

        private static How of(Supervision supervision) {
            return switch (supervision) {
                case LISTEN -> LISTEN;
                case WHISPER -> WHISPER;
                case JOIN -> JOIN;
            };
        }
    }

    /**
     * A supervisor hears an agent's conversation.
     *
     * @param there whether he is on the line; otherwise his phone rings
     */
    public record Supervised(UUID supervisor, String name, How how, boolean there) {}

    /** What became of what a supervisor wanted. */
    public enum Answer {
        DONE,
        /** The agent speaks with nobody (any more), or another supervisor hears him. */
        NO_CALL,
        NO_PHONE,
        /** The supervisor has a call of his own. */
        BUSY
    }

    /** Who hears the agent's conversation; empty when nobody does. */
    public Optional<Supervised> of(String organisation, UUID agent) {
        return callOf(organisation, agent)
                .flatMap(LiveCall::conversation)
                .map(CallState.Conversation::supervisor)
                .map(DeskSupervision::supervised);
    }

    static Supervised supervised(Supervisor supervisor) {
        return new Supervised(
                supervisor.who().id(), supervisor.who().name(), How.of(supervisor.how()), supervisor.there());
    }

    /**
     * Rings the supervisor's phone and lets him hear the agent's conversation, or has him do something else in it than before.
     *
     * @param username of the supervisor, and the name of his phone
     * @param name as the agent sees it
     */
    public Answer supervise(String organisation, UUID supervisor, String username, String name, UUID agent, How how) {
        Optional<LiveCall> call = callOf(organisation, agent);
        if (call.flatMap(LiveCall::conversation).isEmpty() || supervisor.equals(agent)) {
            return Answer.NO_CALL;
        }
        boolean hears = of(organisation, agent)
                .filter(there -> there.supervisor().equals(supervisor))
                .isPresent();
        if (!hears && !phones.reaches(username)) {
            return Answer.NO_PHONE;
        }
        if (!hears && tenancy.read(organisation, () -> consultations.hasCall(supervisor))) {
            return Answer.BUSY;
        }
        Target.Colleague who = new Target.Colleague(supervisor, username, name);
        Reply reply = call.get()
                .ask(ask -> new CallEvent.SuperviseAsked(ask, supervisor, who, how.supervision, clock.instant()));
        return reply == Reply.YES ? Answer.DONE : Answer.NO_CALL;
    }

    /** The supervisor hears the agent no more; false when he did not. */
    public boolean stop(String organisation, UUID supervisor, UUID agent) {
        return supervisedBy(organisation, supervisor, agent)
                .map(call -> {
                    exchange.telephony().drop(call.id(), Party.SUPERVISOR);
                    return call;
                })
                .isPresent();
    }

    /** The supervisor has the customer from now on and the agent wraps up; false when he is not on the line. */
    public boolean takeOver(String organisation, UUID supervisor, UUID agent) {
        return supervisedBy(organisation, supervisor, agent)
                .filter(call -> exchange.telephony()
                                .replaceAgent(call.id(), Party.SUPERVISOR)
                                .join()
                        instanceof Outcome.Done)
                .isPresent();
    }

    private Optional<LiveCall> supervisedBy(String organisation, UUID supervisor, UUID agent) {
        return callOf(organisation, agent)
                .filter(call -> call.conversation()
                        .map(CallState.Conversation::supervisor)
                        .filter(there -> there.who().id().equals(supervisor))
                        .isPresent());
    }

    private Optional<LiveCall> callOf(String organisation, UUID agent) {
        return calls.ofAgent(agent).filter(call -> call.organisation().equals(organisation));
    }
}
