package nl.balie.telephony.calls;

/**
 * That a conversation is recorded.
 *
 * @param paused whether silence is kept of both sides for now
 * @param alsoOnHold whether the customer is recorded while he is on hold too
 */
record Taping(boolean paused, boolean alsoOnHold) {
    Taping withPaused(boolean now) {
        return new Taping(now, alsoOnHold);
    }
}
