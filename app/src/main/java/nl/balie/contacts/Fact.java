package nl.balie.contacts;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What can happen to a contact; reports, heat maps, the desk and the API are made from these. A fact names things by id and
 * holds no words of ours: those are made when it is shown. Its component names are keys in the database and stay: a
 * component may be added when it is nullable, none may be renamed.
 */
public sealed interface Fact {
    /**
     * The contact began.
     *
     * @param to the organisation's address, for a call the number in E.164; null when its channel has none
     * @param origin where it comes from; null of a Balie that did not know
     * @param user of the organisation who began it; null when it is not from inside
     */
    record Arrived(
            @Nullable String to,
            Contact.@Nullable Origin origin,
            @Nullable UUID user) implements Fact {}

    /**
     * The call came to us since somebody else did not answer it.
     *
     * @param number who did not answer, in E.164
     * @param colleague who that is; null when nobody of the directory
     */
    record Forwarded(String number, @Nullable UUID colleague) implements Fact {}

    /**
     * A contact began in which a customer will be called back.
     *
     * @param to where he will be called
     * @param askedIn the contact in which he asked for it
     */
    record CallbackBegun(String to, UUID askedIn) implements Fact {}

    /** @param callflow its process id in the engine */
    record FlowStarted(String callflow, int version) implements Fact {}

    /** No callflow leads the contact (any more): what its number says happens. */
    record FallbackStarted(Fallback fallback, FallbackCause cause) implements Fact {}

    /**
     * A step of a process.
     *
     * @param job its type
     * @param element its id in the model
     * @param process the id of the process
     * @param instance the engine's key of this run of the process
     * @param lasted until its end, or until it was broken off
     * @param brokenOff whether the end of the contact broke it off; such a fact stands at the moment when the step began
     * @param failure why it failed, in Dutch; null when it did not. The contact went on along the path for that
     */
    record Step(
            String job,
            String element,
            String process,
            int version,
            long instance,
            Duration lasted,
            boolean brokenOff,
            @Nullable String failure)
            implements Fact {}

    /**
     * @param because the rule's sentence, in Dutch
     * @param becauseInEnglish the same; null of a Balie that did not know
     */
    record OpeningDecided(
            boolean open, String because, @Nullable String becauseInEnglish) implements Fact {}

    /**
     * A calamity switch is on.
     *
     * @param number whose switch
     * @param planned whether it is on because it was planned
     */
    record CalamityFound(String number, CalamityRoute destination, boolean planned) implements Fact {}

    /**
     * There was no place in the queue.
     *
     * @param waiting how many waited
     * @param fullFrom from how many on it is full
     */
    record QueueFull(UUID queue, int waiting, int fullFrom) implements Fact {}

    /** The callflow gave the contact a priority. */
    record PriorityGiven(int priority) implements Fact {}

    /**
     * @param because the rule's sentence, in Dutch
     * @param becauseInEnglish the same; null of a Balie that did not know
     */
    record RouteDecided(
            UUID queue,
            int priority,
            String because,
            @Nullable String becauseInEnglish) implements Fact {}

    /**
     * The caller made a choice, or tried to.
     *
     * @param key one of 0-9, * and #
     * @param choice whether it is one that was offered
     * @param spoken whether he said it
     */
    record KeyPressed(String key, boolean choice, boolean spoken) implements Fact {}

    /** @param count how many digits the caller keyed in, 0 for none that are a number; the digits themselves may be about a person */
    record DigitsEntered(int count) implements Fact {}

    /** @param language ISO 639-1 */
    record LanguageChosen(String language) implements Fact {}

    /** A source outside Balie answered. */
    record LookedUp(UUID source, boolean found) implements Fact {}

    /** @param failure why there was no answer */
    record LookUpFailed(UUID source, String failure) implements Fact {}

    /** @param name of a source that the callflow asks and that there is not */
    record SourceMissing(String name) implements Fact {}

    /** @param text what the callflow says about the contact */
    record Noted(String text) implements Fact {}

    /** The contact came into a queue. */
    record Queued(UUID queue, UUID skillGroup, int priority) implements Fact {}

    /** An agent may take it. */
    record Offered(UUID agent, OfferCause cause) implements Fact {}

    /** The phone of the agent rings. */
    record PhoneRinging() implements Fact {}

    /** The offer did not lead to a conversation. */
    record OfferEnded(UUID agent, OfferEnd outcome) implements Fact {}

    /** The agent and the customer have each other. */
    record Connected(UUID agent) implements Fact {}

    /** The customer hears music in place of the agent. */
    record PutOnHold() implements Fact {}

    /** The customer is not on hold any more. */
    record TakenBack() implements Fact {}

    /**
     * The agent asks somebody for advice, while the customer is on hold.
     *
     * @param colleague whom; null when it is somebody outside
     * @param number of who is outside, in E.164; null when it is a colleague
     */
    record ConsultBegan(
            UUID agent, @Nullable UUID colleague, @Nullable String number) implements Fact {}

    /**
     * An agent calls somebody of himself.
     *
     * @param colleague whom; null when it is a number
     * @param number in E.164; null when it is a colleague
     * @param shown the number that who is called sees, in E.164; null when none
     */
    record Dialled(
            UUID agent,
            @Nullable UUID colleague,
            @Nullable String number,
            @Nullable String shown) implements Fact {}

    /** Who is consulted has answered. */
    record ConsultAnswered() implements Fact {}

    /** Who was consulted is gone, or did not come. */
    record ConsultEnded(ConsultEnd outcome) implements Fact {}

    /**
     * The agent gave the customer to somebody else.
     *
     * @param colleague to whom; null when it is somebody outside
     * @param number of who is outside, in E.164; null when it is a colleague
     * @param consulted whether the agent spoke with him first
     */
    record HandedOver(
            UUID agent, @Nullable UUID colleague, @Nullable String number, boolean consulted) implements Fact {}

    /** To whom the agent gave the customer outside did not answer: the customer comes back to the agent. */
    record HandOverMissed(ConsultEnd outcome) implements Fact {}

    /**
     * A supervisor hears the conversation from now on, or does something else in it than before.
     *
     * @param supervisor who
     */
    record SupervisionBegan(UUID supervisor, Supervising how) implements Fact {}

    /** The supervisor is gone. */
    record SupervisionEnded() implements Fact {}

    /**
     * A line is over, and this is how well somebody was heard on it.
     *
     * @param mos hundredths of what the E-model says listeners would give it, 100 to 450
     * @param lost thousandths of the packets
     * @param roundTrip null when it is not known
     */
    record LineMeasured(
            Line line,
            int mos,
            int lost,
            Duration jitter,
            @Nullable Duration roundTrip) implements Fact {}

    /** The caller was asked whether his conversation may be recorded (requirement 2.7.4). */
    record RecordingAsked(boolean refused) implements Fact {}

    /**
     * The conversation is recorded from now on.
     *
     * @param by who began it; null when it is because the organisation records calls
     */
    record RecordingStarted(
            RecordingGround ground, @Nullable UUID by) implements Fact {}

    /** Nothing is recorded for now. */
    record RecordingPaused(UUID by) implements Fact {}

    /** It is recorded again. */
    record RecordingResumed(UUID by) implements Fact {}

    /** @param length zero when nothing of it could be kept */
    record RecordingEnded(Duration length) implements Fact {}

    /** @param place what the caller heard, from 1 */
    record PlaceAnnounced(int place) implements Fact {}

    /** @param minutes what the caller heard */
    record WaitAnnounced(int minutes) implements Fact {}

    /** The callflow took it to another queue. */
    record Diverted(UUID queue) implements Fact {}

    /** @param to the number outside with which the caller was connected, in E.164 */
    record Transferred(String to) implements Fact {}

    /** The agent put it back. @param first before who waits without that */
    record Requeued(UUID agent, UUID queue, boolean first) implements Fact {}

    /**
     * The caller wants to be called back.
     *
     * @param number in E.164
     * @param added false when he had asked for it already
     */
    record CallbackRequested(String number, boolean added) implements Fact {}

    /** The caller left a message. */
    record VoicemailLeft(Duration length) implements Fact {}

    /** @param to the customer's number, in E.164 */
    record CustomerDialled(String to) implements Fact {}

    /** The customer was not reached. */
    record CustomerMissed(Missed reason) implements Fact {}

    /**
     * A number was not dialled, since Balie may not dial it.
     *
     * @param number as it was to be dialled
     */
    record NotDialled(String number, Undialled reason) implements Fact {}

    /** The agent's part is over. @param wrapUp the time that he has for it, zero for none */
    record Released(Duration wrapUp) implements Fact {}

    /** @param run of the survey, by which its answers are known */
    record SurveyOffered(UUID survey, UUID run, boolean takesPart) implements Fact {}

    /**
     * A question was put.
     *
     * @param asked its words at that moment
     * @param answer what the keys stand for; null when there was no answer that counts
     */
    record SurveyAnswered(
            UUID question, String asked, @Nullable String answer) implements Fact {}

    /** @param code primary or secondary */
    record DispositionChosen(UUID code) implements Fact {}

    /** The contact is over. */
    record Ended(Result result, EndCause by) implements Fact {}

    /**
     * A fact of a Balie newer than this one.
     *
     * @param type as it is kept
     * @param data as it is kept
     */
    record Unknown(String type, Map<String, @Nullable Object> data) implements Fact {}

    /** What a number does when no callflow leads the call. */
    enum Fallback {
        MESSAGE,
        QUEUE,
        EXTERNAL
    }

    /** Why no callflow leads the contact. */
    enum FallbackCause {
        ENGINE_AWAY,
        STEP_FAILED,
        /** The organisation has as many flows as it may. */
        TOO_MANY_FLOWS
    }

    /** Where callers go after the emergency message. */
    enum CalamityRoute {
        REGULAR,
        MENU,
        QUEUE,
        DISCONNECT
    }

    /** Why this agent. */
    enum OfferCause {
        /** Of those who can, he was free for the longest time. */
        LONGEST_FREE,
        /** He asked for it. */
        ASKED_FOR,
        /** A colleague gave it to him, or got it back since he was not there. */
        HANDED_OVER
    }

    /** How an offer ended that did not lead to a conversation. */
    enum OfferEnd {
        DECLINED,
        NOT_ANSWERED,
        UNREACHABLE,
        BUSY,
        WITHDRAWN
    }

    /** What a supervisor does in a conversation. */
    enum Supervising {
        LISTENS,
        /** The agent alone hears him. */
        WHISPERS,
        /** All hear him. */
        TAKES_PART
    }

    /** Whose line. */
    enum Line {
        CUSTOMER,
        AGENT,
        /** Somebody else with a number outside. */
        OUTSIDE
    }

    /** How a consultation ended. */
    enum ConsultEnd {
        /** They spoke with each other. */
        SPOKEN,
        DECLINED,
        NOT_ANSWERED,
        UNREACHABLE,
        BUSY,
        WITHDRAWN
    }

    /** Why a number was not dialled. */
    enum Undialled {
        NO_NUMBER,
        EMERGENCY,
        PAID,
        PERSONAL,
        SATELLITE,
        ABROAD,
        NOT_PERMITTED
    }

    /** Why a customer who was called back was not reached. */
    enum Missed {
        DECLINED,
        NOT_ANSWERED,
        UNREACHABLE,
        BUSY,
        WITHDRAWN,
        /** The agent hung up before he answered. */
        AGENT_HUNG_UP
    }
}
