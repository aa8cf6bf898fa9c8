package nl.balie.calls;

import nl.balie.acd.Offer;
import nl.balie.callbacks.Callback;
import nl.balie.telephony.CallId;

/** The call in which an agent, who is its first party, is connected with a customer who asked to be called. */
final class CallbackCall {
    /** How far it is. */
    enum Phase {
        /** The agent's phone rings. */
        OFFERED,
        /** The agent is there, the customer's phone rings. */
        DIALLING,
        TALKING,
        OVER
    }

    private final CallId id;
    private final Offer offer;
    private final Callback callback;
    private Phase phase = Phase.OFFERED;

    CallbackCall(CallId id, Offer offer, Callback callback) {
        this.id = id;
        this.offer = offer;
        this.callback = callback;
    }

    CallId id() {
        return id;
    }

    Offer offer() {
        return offer;
    }

    Callback callback() {
        return callback;
    }

    synchronized Phase phase() {
        return phase;
    }

    /** False when it is not in the one phase (any more). */
    synchronized boolean goesFrom(Phase before, Phase after) {
        boolean goes = phase == before;
        if (goes) {
            phase = after;
        }
        return goes;
    }

    /** The phase that it was in until now. */
    synchronized Phase over() {
        Phase before = phase;
        phase = Phase.OVER;
        return before;
    }
}
