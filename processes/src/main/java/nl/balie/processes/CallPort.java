package nl.balie.processes;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the steps of a telephone call need. Every operation waits until it is done. */
public interface CallPort {
    /** Answers the call; an answered call stays answered. */
    void answer(String contactId) throws CallerGoneException;

    /** Plays the announcement to its end. */
    void say(String contactId, Announcement announcement) throws CallerGoneException;

    /**
     * Plays the announcement and waits for one of the keys; null when none came in time, a wrong key comes back as it is.
     */
    @Nullable
    String ask(String contactId, Announcement announcement, Set<String> keys, Duration timeout, boolean bargeIn)
            throws CallerGoneException;

    /**
     * Connects the caller with a telephone number outside; he hears music meanwhile. Once they are connected, the other
     * side's goodbye is told as {@code contact-released}.
     *
     * @param number in E.164
     * @return false when nobody answered in time; the caller is still on the line, and in a queue where he waited
     */
    boolean transfer(String contactId, String number) throws CallerGoneException;

    /** Hangs up. */
    void disconnect(String contactId);
}
