package nl.balie.treatment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a queue treats its callers.
 *
 * @param announceEvery seconds between announcements of position and expected wait; null when there are none
 * @param position whether the position is announced (requirement 2.3.6)
 * @param expected whether the expected waiting time is announced (requirement 2.3.7)
 * @param full what happens when many wait; null for nothing
 * @param longWait what happens after long waiting; null for nothing
 * @param callbacks how customers are called back who chose that
 */
public record Treatment(
        @Nullable Integer announceEvery,
        boolean position,
        boolean expected,
        @Nullable Full full,
        @Nullable LongWait longWait,
        Callbacks callbacks,
        List<WaitingMessage> messages) {
    /** Callers wait and hear nothing. */
    public static final Treatment NONE = new Treatment(null, false, false, null, null, Callbacks.USUAL, List.of());

    public Treatment {
        messages = List.copyOf(messages);
    }

    /**
     * Too many wait (requirements 2.3.9 and 2.3.10).
     *
     * @param from how many wait already when it is full
     */
    public record Full(int from, String message, Elsewhere elsewhere) {}

    /**
     * How a customer is called back (requirement 2.3.16).
     *
     * @param attempts how often he is called when he does not answer, at least 1
     * @param pauseMinutes between two attempts
     * @param email who is told of messages (voicemail); empty for nobody
     * @param keepDays how long a message is kept after it was handled
     */
    public record Callbacks(int attempts, int pauseMinutes, String email, int keepDays) {
        public static final Callbacks USUAL = new Callbacks(3, 5, "", 30);
    }

    /**
     * A caller waits too long (requirements 2.3.11 and 2.3.12).
     *
     * @param after seconds
     * @param elsewhere where he may go by pressing 1; {@link Elsewhere#WAIT} when he only hears the message
     */
    public record LongWait(int after, String message, Elsewhere elsewhere) {
        boolean isChoice() {
            return elsewhere.destination() != Elsewhere.Destination.WAIT;
        }
    }
}
