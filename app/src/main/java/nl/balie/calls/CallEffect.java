package nl.balie.calls;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import nl.balie.acd.Offer;
import nl.balie.acd.OfferOutcome;
import nl.balie.calls.CallState.Supervisor;
import nl.balie.calls.CallState.Target;
import nl.balie.contacts.EndCause;
import nl.balie.contacts.Fact.FallbackCause;
import nl.balie.contacts.Result;
import nl.balie.queues.Queue;
import nl.balie.telephony.Outcome.NotConnected.Reason;
import nl.balie.telephony.Supervision;
import nl.balie.telephony.TelephonyPort.EndedBy;
import org.jspecify.annotations.Nullable;

/** Something that must be done; {@link CallPerformer} does it. */
sealed interface CallEffect {

    /** Answers who asked. */
    record Answer(long ask, Reply reply) implements CallEffect {}

    /** What can be answered. */
    enum Reply {
        YES,
        NO,
        /** There is no such caller for who asks. */
        GONE
    }

    /** What the caller hears. */
    sealed interface OnTheLine extends CallEffect {}

    /** Has a step let the caller hear what it asked for. */
    record BeginHearing(long ask) implements OnTheLine {}

    record PlayHoldMusic() implements OnTheLine {}

    /** Plays what is heard in this queue. */
    record PlayQueue(Queue queue) implements OnTheLine {}

    record AnswerLine() implements OnTheLine {}

    /** Says the number's fallback message, or that nobody can help, as the last words. */
    record SayGoodbye(boolean numbersOwn) implements OnTheLine {}

    record HangUp() implements OnTheLine {}

    /** Rings somebody outside, as the step asked. */
    record DialOutside(UUID leg, long ask, String number) implements OnTheLine {}

    /** Rings the number outside that is the called number's fallback. */
    record DialFallback(UUID leg, String number) implements OnTheLine {}

    /** Rings somebody outside, to whom an agent gave the caller. */
    record DialPassed(UUID leg, String number) implements OnTheLine {}

    record RingAgent(Offer offer) implements OnTheLine {}

    record StopRinging() implements OnTheLine {}

    /** Asks the agent's phone, which rings, to answer by itself. */
    record PickUp() implements OnTheLine {}

    record ReleasePhone() implements OnTheLine {}

    /** Puts the contact into a queue; tells {@link CallEvent.QueueEntered} or {@link CallEvent.QueueRefused}. */
    record EnterQueue(long ask, Queue queue, int priority) implements CallEffect {}

    /** As {@link EnterQueue}, with its sound, into the queue of the number that was called. */
    record EnterNumbersQueue() implements CallEffect {}

    /** Stores that the agent has the contact; tells {@link CallEvent.OfferAccepted} or {@link CallEvent.OfferLapsed}. */
    record AcceptOffer(Offer offer, Instant at, boolean tellFlow) implements CallEffect {}

    record EndOffer(Offer offer, OfferOutcome outcome) implements CallEffect {}

    /** Stores that the agent's part is over. */
    record ReleaseAgent(boolean tellFlow) implements CallEffect {}

    /** Tells {@link CallEvent.ReleaseGuardRanOut} after a while. */
    record GuardRelease(Instant leftAt) implements CallEffect {}

    /** Stores that the agent gave the contact to a queue, and answers whether he did. */
    record PutBack(long ask, UUID agent, Queue queue, boolean first, boolean tellFlow) implements CallEffect {}

    record StoreTransfer(String number) implements CallEffect {}

    record NoteFallback(FallbackCause cause) implements CallEffect {}

    record NoteRinging(Instant at) implements CallEffect {}

    /** Stores that the agent's customer is on hold, or is not any more. */
    record NoteHeld(UUID agent, boolean held, Instant at) implements CallEffect {}

    /** Stores the end of the contact, and tells its flow when that has to hear of it. */
    record StoreEnd(Result result, EndedBy by, Instant at, boolean tellFlow) implements CallEffect {}

    /** What must be done about who is asked for advice, or given a customer. */
    sealed interface OfConsult extends CallEffect {}

    /**
     * Rings who is asked for advice, and answers whether that has begun; tells {@link CallEvent.ConsultOver} when it has not.
     *
     * @param from who asks
     */
    record BeginConsult(long ask, Offer from, Target target) implements OfConsult {}

    record StoreConsultAnswered(Instant at) implements OfConsult {}

    record StoreConsultEnd(@Nullable Reason why, Instant at) implements OfConsult {}

    /** Stores that the colleague has the contact from now on. */
    record StoreTakeOver(Offer from, Offer to, Instant at) implements OfConsult {}

    /** Stores that somebody outside has the contact, or is to have it. */
    record StoreGivenAway(Offer from, String number, boolean consulted, Instant at) implements OfConsult {}

    /** Has the contact offered to a colleague, and answers whether it was the agent's. */
    record HandTo(long ask, Offer from, UUID colleague, boolean tellFlow) implements OfConsult {}

    /** Has the contact offered to the agent again who gave it away. */
    record HandBack(Offer to, Reason why, boolean tellFlow) implements OfConsult {}

    /** Rings the supervisor, and answers whether that has begun; tells {@link CallEvent.SupervisorGone} when it has not. */
    record BeginSupervision(long ask, Offer heard, Target.Colleague who, Supervision how) implements OfConsult {}

    record ChangeSupervision(Supervision how) implements OfConsult {}

    /** Stores what the supervisor does from now on; null when he is gone. */
    record StoreSupervision(@Nullable Supervisor supervisor, Instant at) implements OfConsult {}

    /** Tells the desks of those who speak with each other. */
    record TellDesks(Set<UUID> agents) implements OfConsult {
        public TellDesks {
            agents = Set.copyOf(agents);
        }
    }

    /** What must be done in a call that an agent makes. */
    sealed interface OfCallback extends CallEffect {
        Offer offer();

        Errand errand();
    }

    /** The agent has taken it up; tells {@link CallEvent.OfferAccepted} or {@link CallEvent.OfferLapsed}. */
    record TakeOffer(Offer offer, Errand errand) implements OfCallback {}

    record DialCustomer(Offer offer, Errand errand) implements OfCallback {}

    record StoreReached(Offer offer, Errand errand, Instant at) implements OfCallback {}

    record StoreMissed(Offer offer, Errand errand, Reason reason) implements OfCallback {}

    /** Tells the agent that the customer did not answer; as the last words. */
    record SayMissed(Offer offer, Errand errand, Reason reason) implements OfCallback {}

    /** Stores that they have spoken. */
    record StoreSpoken(Offer offer, Errand errand, EndCause endedBy, Instant at) implements OfCallback {}

    /** It was nobody's attempt: somebody else may have it at once. */
    record GiveBack(Offer offer, Errand errand) implements OfCallback {}

    /** The agent did not take it. */
    record NotTaken(Offer offer, Errand errand, OfferOutcome outcome) implements OfCallback {}
}
