package nl.balie.telephony;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

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

    /**
     * Plays the prompts one after another; {@link Outcome.Done} when the last one has ended. Music ends with it: to speak
     * to one who waits, {@link #announce}.
     *
     * @param endsByKey whether a key ends the prompts, with {@link Outcome.Done} too (requirement 2.4.6); they are not
     *     begun when one was pressed before. The key counts for the next question either way (requirement 2.4.7)
     */
    CompletableFuture<Outcome> play(CallId call, List<Prompt> prompts, boolean endsByKey);

    /** Plays the prompts to their end, as {@link #play(CallId, List, boolean)}; keys count for the next question. */
    default CompletableFuture<Outcome> play(CallId call, List<Prompt> prompts) {
        return play(call, prompts, false);
    }

    /** Asks for one key; {@link Outcome.Key}, {@link Outcome.WrongKey} or {@link Outcome.NoKey}. */
    CompletableFuture<Outcome> ask(CallId call, Question question);

    /**
     * Asks for several keys, such as a number; {@link Outcome.Keys} as soon as {@link Entry#most} of them or the terminator
     * came, or when {@link Entry#nextKey} ran out after a key, and {@link Outcome.NoKey} when none came at all.
     */
    CompletableFuture<Outcome> collect(CallId call, Entry entry);

    /**
     * Records what the caller says; always {@link Outcome.Recorded}, also when he hangs up, once the file is complete.
     * What he hears meanwhile is silence. A file that was broken off by the end of the process can be read as it is;
     * {@link nl.balie.telephony.media.Wav#repair} mends its header. {@link Outcome.Replaced} when he talks with a phone,
     * {@link Outcome.CallerGone} when he was gone before.
     */
    CompletableFuture<Outcome> record(CallId call, Recording recording);

    /**
     * Plays the prompts to one who waits (requirements 2.3.4, 2.3.6 and 2.3.7); the music then goes on where it was.
     * {@link Outcome.Done} when the last one has ended, {@link Outcome.Replaced} when a phone is connected meanwhile.
     */
    CompletableFuture<Outcome> announce(CallId call, List<Prompt> prompts);

    /**
     * Plays the prompts one after another, round and round, also while a phone rings, until a phone is connected,
     * {@link #play} or {@link #playSilence}. An announcement, question or entry is heard over it, and when that
     * has ended in whatever way the music goes on where it was, by itself. Keys that are pressed while it plays are forgotten.
     * A prompt that cannot be made is left out; when none is left, Balie's own music is played.
     */
    void playMusic(CallId call, List<Prompt> music);

    /** Plays one prompt round and round, as {@link #playMusic(CallId, List)}. */
    default void playMusic(CallId call, Prompt music) {
        playMusic(call, List.of(music));
    }

    /** Lets the caller hear nothing (comfort silence keeps the stream alive); music ends. */
    void playSilence(CallId call);

    /**
     * Rings a phone for this caller and connects both as soon as it answers: {@link Outcome.Done} with the moment of
     * the phone's answer, otherwise {@link Outcome.NotConnected}. The caller goes on hearing what he heard.
     *
     * @param shownName the name that the phone shows, such as the queue
     * @param timeout after which the ringing is withdrawn with {@code NO_ANSWER}
     */
    CompletableFuture<Outcome> connect(CallId call, Destination destination, String shownName, Duration timeout);

    /**
     * Puts one of those who talk on hold, as another can by a button of his own phone: he hears the music with which the
     * caller waited, or else Balie's own, and nobody hears him. {@link Outcome.Done} also when he was on hold already; {@link
     * Outcome.NotConnected} when there is no conversation with him.
     */
    CompletableFuture<Outcome> hold(CallId call, Party held);

    /**
     * Ends what {@link #hold} or {@link #consult} began, so that he and those who are not on hold hear each other: the
     * outcomes of {@code hold}, or {@link Outcome.StillHeld} while another's phone holds him by itself. To take the customer
     * back stops the ringing of whom the agent wants to consult; when they speak, it makes a conference of three.
     */
    CompletableFuture<Outcome> takeBack(CallId call, Party held);

    /** Has nobody hear this party, who goes on hearing the others, or has him heard again; outcomes as of {@link #hold}. */
    CompletableFuture<Outcome> mute(CallId call, Party party, boolean on);

    /**
     * Puts the customer on hold and rings somebody whom the agent wants to speak with; the agent hears the ringing tone.
     * {@link Outcome.Done} as soon as it has begun; {@link TelephonyPort#joined} or {@link TelephonyPort#left} tells what
     * comes of it. The customer stays on hold until he is taken back, the agent goes or a {@link #replaceAgent}. {@link
     * Outcome.NotConnected} when caller and phone do not talk, {@link Outcome.Replaced} when somebody is consulted already.
     */
    CompletableFuture<Outcome> consult(CallId call, Destination destination, String shownName, Duration timeout);

    /** Rings a supervisor and lets him do this as soon as he answers; outcomes as of {@link #consult}. Nobody is put on hold. */
    CompletableFuture<Outcome> supervise(
            CallId call, Destination destination, String shownName, Duration timeout, Supervision supervision);

    /** Has the supervisor do something else from now on; nothing when there is none. */
    void supervision(CallId call, Supervision supervision);

    /** Ends the part of who is consulted ({@code CONSULTED}) or listens in ({@code SUPERVISOR}), also when he is still rung. */
    void drop(CallId call, Party party);

    /**
     * The agent's phone is released, and who is consulted, or the supervisor, has the customer from now on, who is taken back.
     * {@link Outcome.NotConnected} when that party is not on the line.
     */
    CompletableFuture<Outcome> replaceAgent(CallId call, Party by);

    /**
     * Makes a call: rings the first party, who is the caller of this call as soon as he answers. Everything that can be
     * done with a caller can then be done with him; {@link #connect} brings the second party, and when that fails the
     * first one stays. Before he answers, only {@link #hangUp}, {@link #withdraw} and {@link #pickUp} make sense. The port
     * is told of the ringing and, always, of the end, also when nobody answered; {@code CALLER} is the first party
     * then. Counts as one of {@link CallLimits#atOnce}; above that, {@code UNREACHABLE} with status 503, and
     * the port is told nothing.
     *
     * @param callerNumber that the first party and later the second one see, over the trunk in P-Asserted-Identity (RFC
     *     3325) too; null for an anonymous call
     * @param shownName the name that the first party sees
     * @param timeout after which the ringing is withdrawn with {@code NO_ANSWER}
     */
    OutgoingCall callOut(Destination first, @Nullable String callerNumber, String shownName, Duration timeout);

    /**
     * Records the conversation of this call from now on, whoever takes part in it, leaves it or takes another's place
     * (requirement 2.7.2), until {@link #stopRecording} or the end of the call. One channel has what the customer says, the
     * other one the sum of what the agent, who is consulted and a supervisor who takes part say. Nothing is kept of who is
     * muted or on hold, nor of the customer while he talks with nobody: all of that is silence. {@link Outcome.Done} with
     * the moment at which it began; {@link Outcome.Replaced} when it is recorded already. The sink is not used then.
     *
     * @param alsoOnHold whether what the customer says on hold is kept nevertheless
     */
    CompletableFuture<Outcome> startRecording(CallId call, RecordingSink sink, boolean alsoOnHold);

    /** Keeps silence of both sides for now (requirement 2.5.15); {@link Outcome.NotConnected} when nothing is recorded. */
    CompletableFuture<Outcome> pauseRecording(CallId call);

    /** Ends what {@link #pauseRecording} began; outcomes as of that. */
    CompletableFuture<Outcome> resumeRecording(CallId call);

    /** Ends the recording; its sink is closed soon after. Outcomes as of {@link #pauseRecording}. */
    CompletableFuture<Outcome> stopRecording(CallId call);

    /** Asks the phone that rings for this call, or for who is asked into its conversation, or the first party of a call that Balie makes, to answer by itself (NOTIFY with event {@code talk}). */
    CompletableFuture<Outcome> pickUp(CallId call);

    /** Stops the ringing phone of this call; its connect ends with {@code WITHDRAWN}. */
    void withdraw(CallId call);

    /** Ends the connected phone's side, and that of all who were asked into the conversation; the caller stays on the line. */
    void releasePhone(CallId call);

    /** Ends the call on both sides. */
    void hangUp(CallId call);

    /** Whether there is such a call; its end has been told before it is not. */
    boolean isThere(CallId call);

    /** The users that have a phone registered at this moment. */
    Set<String> registeredPhones();

    /** Forgets the registrations of a user's phones that have no secret any more. May block. */
    void checkPhones(String user);

    /** What is going on, for an engineer: calls with their states, registrations, streams. */
    Map<String, Object> debugState();

    /** Says goodbye to every call (BYE or 503) and gives the ports back. */
    @Override
    void close();
}
