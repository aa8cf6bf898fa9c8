package nl.balie.callers;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.balie.processes.CallerGoneException;

/**
 * Somebody on the line. Every operation waits until it is done, and makes way for who takes the caller over meanwhile.
 *
 * <p>Steps are written above this interface alone, so that a real call and a trial go the same way.
 */
public interface Caller extends Party {
    /** The number that he called, in E.164. */
    String called();

    /** His own number as it was shown, in E.164; empty when he does not show it. */
    Optional<String> from();

    /** The name of the BPMN signal that tells of a calamity at the number that he called. */
    String calamitySignal();

    /** What steps know of him while he is on the line. */
    Memory memory();

    /** Whether he is there, and led by his flow. */
    boolean isLed();

    /** Whether he has spoken with an agent. */
    boolean hasSpoken();

    /** Answers the call; an answered call stays answered. */
    void answer() throws CallerGoneException;

    /**
     * Says this; music that he heard is over.
     *
     * @param endsByKey whether a key ends it (requirement 2.4.6); the key counts for the next question either way
     */
    Heard say(List<Sound> sounds, boolean endsByKey) throws CallerGoneException;

    /** Says this to its end; music that he heard is over. */
    default Heard say(List<Sound> sounds) throws CallerGoneException {
        return say(sounds, false);
    }

    /** Says this over the music of one who waits, which then goes on. */
    Heard announce(List<Sound> sounds) throws CallerGoneException;

    /** Asks for one key. */
    Pressed ask(Question question) throws CallerGoneException;

    /** Asks for several keys. */
    Keyed collect(Entry entry) throws CallerGoneException;

    /**
     * Has him speak; that he hangs up meanwhile is an outcome too.
     *
     * @param then what is done with it, before the end of a call that ended meanwhile is stored
     */
    <T> T record(Recording recording, Function<Recorded, T> then);

    /**
     * Connects him with a number outside; he hears music meanwhile, and waits no more once they are connected.
     *
     * @param number in E.164
     * @return false when nobody answered in time
     */
    boolean connect(String number) throws CallerGoneException;

    /**
     * Has another callflow lead him from now on; the one that led him ends.
     *
     * @param callflow its process id
     * @return always the exception that ends the step, to be thrown
     */
    CallerGoneException leadBy(String callflow);

    /** Leaves him to the fallback of the number that he called, without waiting for its end. */
    void leaveToFallback();

    /** Ends the call; nothing when his flow does not lead him any more. */
    void hangUp();
}
