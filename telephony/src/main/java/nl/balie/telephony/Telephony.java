package nl.balie.telephony;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The façade of the module: everything that can be done with a call. Operations return at once; their future completes
 * with an {@link Outcome} and never exceptionally for something a caller, an agent or a phone did. Operations on a call
 * that is not there (any more) complete with {@link Outcome.CallerGone}. An operation that makes the caller hear
 * something replaces the one before it.
 */
public interface Telephony extends AutoCloseable {

    /** Answers the caller with 200 OK; {@link Outcome.Done} once the caller's ACK has come. */
    CompletableFuture<Outcome> answer(CallId call);

    /** Refuses a call that has not been answered, with a SIP status of 4xx to 6xx. */
    void reject(CallId call, int sipStatus);

    /** Plays the prompts one after another; {@link Outcome.Done} when the last one has ended. */
    CompletableFuture<Outcome> play(CallId call, List<Prompt> prompts);

    /** Asks for one key; {@link Outcome.Key}, {@link Outcome.WrongKey} or {@link Outcome.NoKey}. */
    CompletableFuture<Outcome> ask(CallId call, Question question);

    /** Plays the prompt round and round, also while a phone rings, until an agent is connected or something else is played. */
    void playMusic(CallId call, Prompt music);

    /** Lets the caller hear nothing (comfort silence keeps the stream alive). */
    void playSilence(CallId call);

    /**
     * Rings a phone for this caller and connects both as soon as it answers: {@link Outcome.Done} with the moment of
     * the phone's answer, otherwise {@link Outcome.NotConnected}. The caller goes on hearing what he heard.
     *
     * @param shownName the name that the phone shows, such as the queue
     * @param timeout after which the ringing is withdrawn with {@code NO_ANSWER}
     */
    CompletableFuture<Outcome> connect(CallId call, Destination destination, String shownName, Duration timeout);

    /** Asks the phone that rings for this call to answer by itself (NOTIFY with event {@code talk}). */
    CompletableFuture<Outcome> pickUp(CallId call);

    /** Stops the ringing phone of this call; its connect ends with {@code WITHDRAWN}. */
    void withdraw(CallId call);

    /** Ends the connected phone's side; the caller stays on the line. */
    void releasePhone(CallId call);

    /** Ends the call on both sides. */
    void hangUp(CallId call);

    /** The users that have a phone registered at this moment. */
    Set<String> registeredPhones();

    /** What is going on, for an engineer: calls with their states, registrations, streams. */
    Map<String, Object> debugState();

    /** Says goodbye to every call (BYE or 503) and gives the ports back. */
    @Override
    void close();
}
