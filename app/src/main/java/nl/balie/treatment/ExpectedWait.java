package nl.balie.treatment;

import java.time.Duration;

/**
 * The expected waiting time of a contact in a line (requirement 2.3.7).
 *
 * <p>With n agents who each take a time h for a contact, the line moves on n/h times a second; each of those who wait gives
 * up with a chance of θ a second. Who has k before him waits for k+1 such steps, of which the one with i before him comes at a
 * rate of n/h + iθ: the Markovian queue-length predictor QL<sub>m</sub> (W. Whitt, Predicting queueing delays, Management
 * Science 45(6), 1999; R. Ibrahim and W. Whitt, Real-time delay estimation in overloaded multiserver queues with
 * abandonments, Management Science 55(10), 2009). It was chosen by measurement: ExpectedWaitTests replays a simulated day.
 */
final class ExpectedWait {
    private ExpectedWait() {}

    /**
     * @param position 1 for who is next
     * @param agents who take these contacts; with none it is as if there were one
     * @param handling how long an agent is busy with one contact
     * @param leavesPerSecond θ, the chance that one who waits gives up within a second
     */
    static Duration of(int position, int agents, Duration handling, double leavesPerSecond) {
        double servedPerSecond = Math.max(1, agents) * 1000.0 / Math.max(1000, handling.toMillis());
        double seconds = 0;
        for (int before = 0; before < position; before++) {
            seconds += 1 / (servedPerSecond + before * leavesPerSecond);
        }
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    /**
     * In whole minutes, rounded up, as callers hear it; what was announced before is never exceeded.
     *
     * @param before null when none was announced
     */
    static int minutes(Duration expected, @org.jspecify.annotations.Nullable Integer before) {
        int minutes = (int) Math.ceilDiv(expected.toSeconds(), 60);
        return before == null ? minutes : Math.min(minutes, before);
    }
}
