package nl.balie.processes;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the steps of a telephone call need. Every operation waits until it is done. */
public interface CallPort {
    /** Answers the call; an answered call stays answered. */
    void answer(String contactId) throws CallerGoneException;

    /**
     * Plays the announcement.
     *
     * @param endsByKey whether a key ends it (requirement 2.4.6); the key counts for the menu that follows, and an
     *     announcement is left out for who has pressed one already (requirement 2.4.7)
     */
    void say(String contactId, Announcement announcement, boolean endsByKey) throws CallerGoneException;

    /**
     * Plays the announcement and waits for one of the keys; null when none came in time, a wrong key comes back as it is.
     */
    @Nullable
    String ask(String contactId, Announcement announcement, Menu menu) throws CallerGoneException;

    /**
     * Asks for a number in digits; null when the caller pressed nothing, or none that counts as often as he was asked.
     *
     * @throws CallerGoneException also when something else took the caller over meanwhile
     */
    @Nullable
    String collect(String contactId, Announcement announcement, Digits digits) throws CallerGoneException;

    /** Keeps with the contact that the caller chose a language, in ISO 639-1. */
    void speaks(String organisation, String contactId, String language);

    /**
     * Connects the caller with a telephone number outside; he hears music meanwhile. Once they are connected, the other
     * side's goodbye is told as {@code contact-released}.
     *
     * @param number in E.164
     * @return false when nobody answered in time; the caller is still on the line, and in a queue where he waited
     */
    boolean transfer(String contactId, String number) throws CallerGoneException;

    /**
     * Leaves the caller to the fallback of the number that he called; unlike the other operations it does not wait until
     * that is over. From one who waits in a queue or speaks with somebody nothing is taken.
     */
    void followFallback(String contactId);

    /** Hangs up. */
    void disconnect(String contactId);

    /**
     * What counts as an answer to a menu.
     *
     * @param words that a caller may say in place of a key; none for a key that only its own name stands for
     * @param timeout how long to wait after the announcement
     * @param bargeIn whether a key ends the announcement
     */
    record Menu(Set<String> keys, Map<String, List<String>> words, Duration timeout, boolean bargeIn) {}

    /**
     * What counts as a number.
     *
     * @param end the key that ends the entry; null for none
     * @param timeout how long to wait for the first digit
     * @param readBack whether the caller hears it and confirms it
     * @param tries how often he is asked
     */
    record Digits(int least, int most, @Nullable Character end, Duration timeout, boolean readBack, int tries) {}
}
