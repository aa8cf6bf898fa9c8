package nl.balie.calls;

import java.time.Instant;
import java.util.UUID;
import nl.balie.acd.Offer;
import nl.balie.calls.CallState.Target;
import nl.balie.contacts.Fact.FallbackCause;
import nl.balie.contacts.Result;
import nl.balie.numbers.Fallback;
import nl.balie.queues.Queue;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import nl.balie.telephony.Party;
import nl.balie.telephony.Supervision;
import nl.balie.telephony.TelephonyPort.EndedBy;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a call. A leg is what a phone that is rung is known by: the id of its offer, and of a phone outside an id
 * of its own.
 */
sealed interface CallEvent {

    /** What means something else in each state. */
    sealed interface Turn extends CallEvent {}

    /** Something that somebody waits for the answer of. */
    sealed interface Asked extends Turn {
        long ask();
    }

    /** A step wants the caller to hear something. */
    record HearingAsked(long ask) implements Asked {}

    /** A step wants the caller to wait in a queue. */
    record QueueAsked(long ask, Queue queue, int priority) implements Asked {}

    /** A step wants the caller to speak with somebody outside. */
    record OutsideAsked(long ask, UUID leg, String number) implements Asked {}

    /** An agent wants to end his conversation. */
    record HangUpAsked(long ask, UUID agent, Instant at) implements Asked {}

    /** An agent wants to give his caller to those who serve a queue. */
    record PutBackAsked(long ask, UUID agent, Queue queue, boolean first) implements Asked {}

    /** What happens beside a conversation; means nothing without one. */
    sealed interface Aside extends CallEvent {}

    /** What an agent wants with somebody beside his customer. */
    sealed interface AsideAsked extends Aside {
        long ask();

        UUID agent();
    }

    /** An agent wants to ask somebody for advice. */
    record ConsultAsked(long ask, UUID agent, Target target) implements AsideAsked {}

    /**
     * An agent wants to give his customer to somebody without speaking with him first.
     *
     * @param leg for a phone outside
     */
    record PassAsked(long ask, UUID agent, Target target, UUID leg, Instant at) implements AsideAsked {}

    /**
     * A supervisor wants to hear the conversation, or to do something else in it than before.
     *
     * @param agent the supervisor
     */
    record SuperviseAsked(long ask, UUID agent, Target.Colleague who, Supervision how, Instant at)
            implements AsideAsked {}

    record SupervisorCame(Instant at) implements Aside {}

    /** He is gone, or did not come. */
    record SupervisorGone(Instant at) implements Aside {}

    /** The agent is heard no more, or again. */
    record Muted(boolean on) implements Aside {}

    /** Who is consulted has answered. */
    record ConsultAnswered(Instant at) implements Aside {}

    /** Nobody was rung who could be asked for advice. */
    record ConsultNotBegun() implements Aside {}

    /** @param why he did not answer; null when he did and is gone */
    record ConsultOver(@Nullable Reason why, Instant at) implements Aside {}

    /** Who was consulted, or the supervisor, has the agent's place. */
    record AgentReplaced(Party by, Instant at) implements Aside {}

    /** Something to remember of a caller, whoever has him. */
    sealed interface Learnt extends CallEvent {}

    record FlowStarted() implements Learnt {}

    record Settled(Result result) implements Learnt {}

    record FoundClosed() implements Learnt {}

    record MessageBegan() implements Learnt {}

    record MessageOver() implements Learnt {}

    /** A phone rings for the call. */
    record PhoneRang(Instant at) implements CallEvent {}

    /** One of two who talk was put on hold, or taken back, whoever did that. */
    record PartyHeld(Party party, boolean held, Instant at) implements CallEvent {}

    /** The call is over; what happens afterwards happens to nobody. */
    record LineEnded(EndedBy by, Instant at) implements CallEvent {}

    /** What the engine, or a step of the call's flow, did. */
    sealed interface FlowDid extends Turn {}

    /** A step has begun: the flow has the caller again. */
    record StepTookOver() implements FlowDid {}

    /** What a step let the caller hear is over. */
    record StepHeard(boolean engineAway) implements FlowDid {}

    record EngineLost() implements FlowDid {}

    record FlowHungUp() implements FlowDid {}

    /** The flow did not start, stands still or ends here. */
    record FlowLeft(UUID leg, FallbackCause cause) implements FlowDid {}

    /** A step took the caller from his queue. */
    record QueueLeft() implements FlowDid {}

    /** The flow had this long to go on with the caller whom an agent left at a moment. */
    record ReleaseGuardRanOut(Instant leftAt) implements FlowDid {}

    /**
     * Nothing has happened to the call for longer than anything takes.
     *
     * @param leg for the phone outside that the fallback may ring
     */
    record NobodyLeads(UUID leg) implements FlowDid {}

    /** What the queues and the matching did. */
    sealed interface AcdDid extends Turn {}

    /** The contact waits. */
    record QueueEntered(long ask) implements AcdDid {}

    /** The contact could not be put into a queue. */
    record QueueRefused(long ask) implements AcdDid {}

    record OfferMade(Offer offer) implements AcdDid {}

    record OfferWithdrawn(UUID offer) implements AcdDid {}

    /** It is stored that the agent has the contact. */
    record OfferAccepted() implements AcdDid {}

    /** The agent answered, but the offer was over. */
    record OfferLapsed() implements AcdDid {}

    /** What phones of agents and people outside did. */
    sealed interface PhoneDid extends Turn {}

    record PhoneAnswered(UUID leg, Instant at) implements PhoneDid {}

    record PhoneRefused(UUID leg, Reason reason) implements PhoneDid {}

    /** The other side of the call hung up, the first one is still there. */
    record PhoneHungUp(Instant at) implements PhoneDid {}

    /** What happened on the line itself. */
    sealed interface LineDid extends Turn {}

    /**
     * The line of a caller whom no flow leads is answered.
     *
     * @param outside the number's own outside number; null when it has none
     */
    record LineAnswered(Fallback fallback, @Nullable String outside) implements LineDid {}

    /** The last words have been said. */
    record GoodbyeSaid() implements LineDid {}
}
