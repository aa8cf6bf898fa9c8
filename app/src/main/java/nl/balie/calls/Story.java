package nl.balie.calls;

import nl.balie.calls.CallEvent.FlowStarted;
import nl.balie.calls.CallEvent.FoundClosed;
import nl.balie.calls.CallEvent.Learnt;
import nl.balie.calls.CallEvent.MessageBegan;
import nl.balie.calls.CallEvent.MessageOver;
import nl.balie.calls.CallEvent.Settled;
import nl.balie.contacts.Result;
import org.jspecify.annotations.Nullable;

/**
 * What has been of a caller so far, whoever has him.
 *
 * @param flowRuns whether the engine has a flow of the call, also one that leads it no more
 * @param result what came of the call; null as long as that depends on how it ends
 * @param steps how many steps let the caller hear something at this moment
 * @param speaks whether he is leaving a message, whose end the end of the call waits for
 */
record Story(boolean flowRuns, @Nullable Result result, int steps, boolean speaks) {
    static final Story BEGINNING = new Story(false, null, 0, false);

    Story after(Learnt learnt) {
        return switch (learnt) {
            case FlowStarted _ -> new Story(true, result, steps, speaks);
            case Settled(var came) -> spoken() ? this : with(came);
            case FoundClosed _ -> result == null ? with(Result.CLOSED) : this;
            case MessageBegan _ -> new Story(flowRuns, result, steps, true);
            case MessageOver _ -> new Story(flowRuns, result, steps, false);
        };
    }

    /** A step begins to let the caller hear something. */
    Story hears() {
        return new Story(flowRuns, result, steps + 1, speaks);
    }

    /** A step that did is over. */
    Story heard() {
        return new Story(flowRuns, result, Math.max(0, steps - 1), speaks);
    }

    /** An agent has spoken with the caller. */
    Story handled() {
        return result == Result.TRANSFERRED ? this : with(Result.HANDLED);
    }

    /** His flow connected the caller with somebody outside. */
    Story transferred() {
        return with(Result.TRANSFERRED);
    }

    /** Whether somebody has spoken with him. */
    boolean spoken() {
        return result == Result.HANDLED || result == Result.TRANSFERRED;
    }

    private Story with(Result came) {
        return new Story(flowRuns, came, steps, speaks);
    }
}
