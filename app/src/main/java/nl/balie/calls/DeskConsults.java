package nl.balie.calls;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import nl.balie.acd.Consultations;
import nl.balie.calls.CallEffect.Reply;
import nl.balie.calls.CallState.Consult;
import nl.balie.calls.CallState.Target;
import nl.balie.database.Tenancy;
import nl.balie.numbers.DialPolicy;
import nl.balie.numbers.DialRules;
import nl.balie.numbers.WrittenNumber;
import nl.balie.people.Agent;
import nl.balie.people.People;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Party;
import nl.balie.telephony.Telephony;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What an agent can do from his desk beside speaking with his customer: ask others for advice while the customer waits, speak
 * with both, and give the customer to them (requirement 2.5.4).
 */
@Component
public class DeskConsults {
    private final Exchange exchange;
    private final AgentPhones phones;
    private final LiveCalls calls;
    private final DialPolicy policy;
    private final People people;
    private final Consultations consultations;
    private final Tenancy tenancy;
    private final Clock clock;

    DeskConsults(
            Exchange exchange,
            AgentPhones phones,
            LiveCalls calls,
            DialPolicy policy,
            People people,
            Consultations consultations,
            Tenancy tenancy,
            Clock clock) {
        this.exchange = exchange;
        this.phones = phones;
        this.calls = calls;
        this.policy = policy;
        this.people = people;
        this.consultations = consultations;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** Whom an agent wants to speak with, or to give his customer to. */
    public sealed interface Wanted {
        /** An agent of the organisation. */
        record Colleague(UUID id) implements Wanted {}

        /** @param typed in any notation */
        record Number(String typed) implements Wanted {}
    }

    /** What became of what an agent wanted. */
    public enum Answer {
        DONE,
        /** The agent has no call in which that can be done. */
        NO_CALL,
        /** There is no such colleague, or it is the agent himself. */
        NO_COLLEAGUE,
        NO_PHONE,
        BUSY,
        NO_NUMBER,
        EMERGENCY,
        PAID,
        PERSONAL,
        SATELLITE,
        ABROAD,
        /** His role may not dial numbers of this kind. */
        NOT_PERMITTED,
        /** He has a call already, or is not signed in to the queues. */
        OCCUPIED,
        NO_OWN_PHONE,
        /** He serves no queue for calls, or not this one. */
        NO_QUEUE,
        /** This number was not released for his skill group. */
        NOT_SHOWN
    }

    /**
     * Who is consulted.
     *
     * @param name of a colleague, or the number
     * @param answered whether he is on the line
     * @param held whether he waits while the agent speaks with the customer
     */
    public record Consulted(String name, boolean answered, boolean held) {}

    /**
     * What goes on in an agent's call beside speaking.
     *
     * @param muted whether the customer does not hear him
     * @param consulted whom he asks for advice; null when nobody
     * @param supervised who hears them; null when nobody does, or his phone still rings
     */
    public record Beside(
            boolean muted, @Nullable Consulted consulted, DeskSupervision.@Nullable Supervised supervised) {
        /** Nothing does. */
        public static final Beside NOTHING = new Beside(false, null, null);
    }

    /** What goes on in the call of the agent, or in the one in which he is asked for advice. */
    public Beside beside(String organisation, UUID agent) {
        Optional<LiveCall> calledIn =
                calls.consulting(agent).filter(of(organisation)).filter(call -> call.calls(agent));
        if (calledIn.isPresent()) {
            boolean answered = !calledIn.get().rings(agent);
            return new Beside(false, new Consulted("", answered, false), null);
        }
        return callOf(organisation, agent)
                .or(() -> calls.consulting(agent))
                .flatMap(LiveCall::conversation)
                .map(conversation -> new Beside(
                        conversation.muted(), consulted(conversation.consult()), supervised(conversation.supervisor())))
                .orElse(Beside.NOTHING);
    }

    private static DeskSupervision.@Nullable Supervised supervised(CallState.@Nullable Supervisor supervisor) {
        return supervisor == null || !supervisor.there() ? null : DeskSupervision.supervised(supervisor);
    }

    private static @Nullable Consulted consulted(@Nullable Consult consult) {
        return consult == null
                ? null
                : new Consulted(
                        switch (consult.target()) {
                            case Target.Colleague(var _, var _, var name) -> name;
                            case Target.Number(var number) -> WrittenNumber.written(number);
                        },
                        consult.answered(),
                        consult.held());
    }

    /** Puts the customer on hold and rings somebody for advice. */
    public Answer consult(String organisation, UUID agent, Wanted wanted) {
        return with(organisation, agent, wanted, target -> ask -> new CallEvent.ConsultAsked(ask, agent, target));
    }

    /**
     * Gives the customer to somebody without speaking with him first: he hears music until that one answers, and comes back to
     * the agent when he does not.
     */
    public Answer pass(String organisation, UUID agent, Wanted wanted) {
        return with(
                organisation,
                agent,
                wanted,
                target -> ask -> new CallEvent.PassAsked(ask, agent, target, UUID.randomUUID(), clock.instant()));
    }

    /** What is asked of the call about somebody. */
    @FunctionalInterface
    private interface Question {
        LongFunction<CallEvent> of(Target target);
    }

    private Answer with(String organisation, UUID agent, Wanted wanted, Question question) {
        Optional<LiveCall> call = callOf(organisation, agent);
        if (call.flatMap(LiveCall::conversation).isEmpty()) {
            return Answer.NO_CALL;
        }
        return switch (wanted) {
            case Wanted.Number(var typed) ->
                switch (rules(organisation, agent).judge(typed)) {
                    case DialRules.Refused(var why) -> refused(why);
                    case DialRules.Allowed(var number) -> asked(call.get(), question, new Target.Number(number));
                };
            case Wanted.Colleague(var id) -> colleague(organisation, agent, id, call.get(), question);
        };
    }

    private Answer colleague(String organisation, UUID agent, UUID id, LiveCall call, Question question) {
        Optional<Agent> colleague = tenancy.read(organisation, () -> consultations.colleague(id))
                .filter(Agent::active)
                .filter(found -> !found.id().equals(agent));
        if (colleague.isEmpty()) {
            return Answer.NO_COLLEAGUE;
        }
        Agent found = colleague.get();
        if (!phones.reaches(found.username())) {
            return Answer.NO_PHONE;
        }
        if (tenancy.read(organisation, () -> consultations.hasCall(id))) {
            return Answer.BUSY;
        }
        return asked(call, question, new Target.Colleague(id, found.username(), found.displayName()));
    }

    private static Answer asked(LiveCall call, Question question, Target target) {
        return call.ask(question.of(target)) == Reply.YES ? Answer.DONE : Answer.NO_CALL;
    }

    /** What this agent may dial. */
    private DialRules rules(String organisation, UUID agent) {
        return policy.rules(organisation, tenancy.read(organisation, () -> people.roles(agent)));
    }

    static Answer refused(DialRules.Refusal why) {
        return switch (why) {
            case NO_NUMBER -> Answer.NO_NUMBER;
            case EMERGENCY -> Answer.EMERGENCY;
            case PAID -> Answer.PAID;
            case PERSONAL -> Answer.PERSONAL;
            case SATELLITE -> Answer.SATELLITE;
            case ABROAD -> Answer.ABROAD;
            case NOT_PERMITTED -> Answer.NOT_PERMITTED;
        };
    }

    /** Speaks with the other of both, while the one with whom he spoke waits; false when nobody is consulted. */
    public boolean swap(String organisation, UUID agent) {
        return callOf(organisation, agent)
                .filter(call ->
                        with(call).filter(consult -> swapped(call, consult)).isPresent())
                .isPresent();
    }

    private static Optional<Consult> with(LiveCall call) {
        return call.conversation().map(CallState.Conversation::consult).filter(Consult::answered);
    }

    private boolean swapped(LiveCall call, Consult consult) {
        Telephony telephony = exchange.telephony();
        Party customer = customer(call);
        Party waits = consult.held() ? Party.CONSULTED : customer;
        Party speaks = consult.held() ? customer : Party.CONSULTED;
        return done(telephony.hold(call.id(), speaks).join())
                && done(telephony.takeBack(call.id(), waits).join());
    }

    /** Speaks with both at once; false when nobody is consulted. */
    public boolean confer(String organisation, UUID agent) {
        return callOf(organisation, agent)
                .filter(call -> with(call).isPresent())
                .filter(call -> done(exchange.telephony()
                                .takeBack(call.id(), Party.CONSULTED)
                                .join())
                        && done(exchange.telephony()
                                .takeBack(call.id(), customer(call))
                                .join()))
                .isPresent();
    }

    /** Leaves the customer to who is consulted; false when nobody is. */
    public boolean transfer(String organisation, UUID agent) {
        return callOf(organisation, agent)
                .filter(call -> with(call).isPresent())
                .filter(call -> done(exchange.telephony()
                        .replaceAgent(call.id(), Party.CONSULTED)
                        .join()))
                .isPresent();
    }

    /**
     * Ends the consultation: the agent speaks with his customer again; who was asked for advice just goes.
     *
     * @return false when there is none
     */
    public boolean end(String organisation, UUID agent) {
        Optional<LiveCall> asked = calls.consulting(agent).filter(of(organisation));
        if (asked.isPresent()) {
            leave(asked.get(), agent);
            return true;
        }
        return callOf(organisation, agent)
                .filter(call ->
                        call.conversation().map(CallState.Conversation::consult).isPresent())
                .filter(call -> {
                    exchange.telephony().drop(call.id(), Party.CONSULTED);
                    return done(exchange.telephony()
                            .takeBack(call.id(), customer(call))
                            .join());
                })
                .isPresent();
    }

    /** Who was called by a colleague ends the call with that; who was asked for advice leaves the others to each other. */
    private void leave(LiveCall call, UUID agent) {
        Telephony telephony = exchange.telephony();
        boolean advises =
                call.conversation().map(CallState.Conversation::consult).isPresent();
        if (advises) {
            telephony.drop(call.id(), Party.CONSULTED);
        } else if (call.rings(agent)) {
            telephony.withdraw(call.id());
        } else {
            telephony.hangUp(call.id());
        }
    }

    /** Has the agent not be heard, or heard again; false when he speaks with nobody. */
    public boolean mute(String organisation, UUID agent, boolean on) {
        return callOf(organisation, agent)
                .filter(call -> done(exchange.telephony()
                        .mute(call.id(), call.isCallback() ? Party.CALLER : Party.PHONE, on)
                        .join()))
                .filter(call -> {
                    call.tell(new CallEvent.Muted(on));
                    return true;
                })
                .isPresent();
    }

    private static boolean done(Outcome outcome) {
        return outcome instanceof Outcome.Done;
    }

    private static Party customer(LiveCall call) {
        return call.isCallback() ? Party.PHONE : Party.CALLER;
    }

    private Optional<LiveCall> callOf(String organisation, UUID agent) {
        return calls.ofAgent(agent).filter(of(organisation));
    }

    private static Predicate<LiveCall> of(String organisation) {
        return call -> call.organisation().equals(organisation);
    }
}
