package nl.balie.calls;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import nl.balie.acd.Queueing;
import nl.balie.callbacks.Callback;
import nl.balie.callbacks.Callback.Kind;
import nl.balie.callbacks.Callback.State;
import nl.balie.callbacks.Callbacks;
import nl.balie.contacts.EndCause;
import nl.balie.contacts.Result;
import nl.balie.database.Tenancy;
import nl.balie.flows.FlowMessage;
import nl.balie.flows.Flows;
import org.springframework.stereotype.Component;

/** Withdraws callbacks that nobody is to make any more; call it within {@link Tenancy}. */
@Component
public class WithdrawCallback {
    private final Callbacks callbacks;
    private final Queueing queueing;
    private final Flows flows;
    private final Tenancy tenancy;
    private final Clock clock;

    WithdrawCallback(Callbacks callbacks, Queueing queueing, Flows flows, Tenancy tenancy, Clock clock) {
        this.callbacks = callbacks;
        this.queueing = queueing;
        this.flows = flows;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** What became of a withdrawal. */
    public enum Withdrawal {
        DONE,
        /** An agent has it at this moment. */
        TAKEN,
        /** It was closed already, or there is no such callback. */
        GONE
    }

    /**
     * Takes a customer who waits for a callback from his queue, an offer that rings included, or closes a message; what was
     * said in it is kept as long as that of a handled one.
     *
     * @param by the name of who withdraws it
     * @param reason in his words
     */
    public Withdrawal withdraw(UUID id, String by, String reason) {
        Optional<Callback> found = callbacks.find(id).filter(callback -> callback.handledAt() == null);
        if (found.isEmpty()) {
            return Withdrawal.GONE;
        }
        Callback callback = found.get();
        if (callback.state() == State.TAKEN || callback.state() == State.RECORDING) {
            return Withdrawal.TAKEN;
        }
        UUID contact = callback.contactId();
        if (callback.kind() == Kind.VIRTUAL_HOLD && contact != null) {
            if (!queueing.endWaiting(tenancy.current(), contact, Result.WITHDRAWN, clock.instant(), EndCause.BALIE)) {
                return Withdrawal.TAKEN;
            }
            flows.tell(contact, FlowMessage.CONTACT_ENDED);
        }
        return callbacks.close(id, State.WITHDRAWN, by, reason) ? Withdrawal.DONE : Withdrawal.GONE;
    }
}
