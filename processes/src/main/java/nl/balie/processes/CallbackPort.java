package nl.balie.processes;

import org.jspecify.annotations.Nullable;

/** What the steps of a callback need. Every operation waits until it is done. */
public interface CallbackPort {
    /**
     * Asks the caller at which telephone number he wants to be called: his own or one that he keys in, read back and
     * confirmed (requirement 2.3.16).
     *
     * @param patience its tries are how often he is asked to key in a number
     * @param choiceTries how often a choice between two keys is put to him, at least once
     * @return the number in E.164; null when he gave none that he confirmed
     */
    @Nullable
    String askNumber(String organisation, String contactId, String language, Patience patience, int choiceTries)
            throws CallerGoneException;

    /**
     * Makes a callback that takes the caller's place in the queue, and tells him so. When there is one for this number in
     * the queue already, that one keeps its place and the caller gives up his.
     *
     * @param queue where the callback waits if the caller does not wait yet
     * @param priority of the callback if the caller does not wait yet
     * @param number in E.164
     */
    void request(String organisation, String contactId, String language, String queue, int priority, String number)
            throws CallerGoneException;

    /**
     * Records what the caller says, for those who serve the queue (requirement 2.3.15); he then waits no more. What he
     * said is kept when he hangs up.
     *
     * @return false when he said nothing and is still there; he then keeps the place that he had
     */
    boolean recordMessage(String organisation, String contactId, String language, String queue, SpeakingTime time)
            throws CallerGoneException;

    /** Has the callback offered to agents, in the place that it has. */
    Attempt queue(String organisation, String contactId);

    /** Ends a callback whose customer could not be reached. */
    void giveUp(String organisation, String contactId);

    /**
     * How often a customer is called.
     *
     * @param attemptsLeft how often he is still called, this time included
     * @param retryPause seconds from a call that did not reach him until the next one
     */
    record Attempt(int attemptsLeft, int retryPause) {}
}
