package nl.balie.telephony.sip;

import java.util.concurrent.Executor;
import nl.balie.telephony.IncomingCall;

/** Who takes the calls that arrive. */
public interface IncomingCalls {
    /** Reserves a place for a call, which then arrives; false when there is none. Must not wait. */
    boolean admit();

    /**
     * The call arrived; called from its mailbox, before anything else that comes from the caller.
     *
     * @param mailbox runs everything about this call, one after another
     */
    CallerLeg.Listener arrived(IncomingCall call, CallerLeg leg, Executor mailbox);
}
