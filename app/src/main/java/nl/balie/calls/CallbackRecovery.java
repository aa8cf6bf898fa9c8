package nl.balie.calls;

import java.util.UUID;
import nl.balie.acd.Queueing;
import nl.balie.callbacks.Callback;
import nl.balie.callbacks.Callback.Kind;
import nl.balie.callbacks.Callback.State;
import nl.balie.callbacks.Callbacks;
import nl.balie.contacts.Contact;
import nl.balie.database.Tenancy;
import nl.balie.people.PhoneAccounts;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What becomes of callbacks when Balie was interrupted: those whose customer was not reached yet are still there. */
@Component
class CallbackRecovery {
    private final Callbacks callbacks;
    private final Queueing queueing;
    private final PhoneAccounts accounts;
    private final Tenancy tenancy;

    CallbackRecovery(Callbacks callbacks, Queueing queueing, PhoneAccounts accounts, Tenancy tenancy) {
        this.callbacks = callbacks;
        this.queueing = queueing;
        this.accounts = accounts;
        this.tenancy = tenancy;
    }

    /** Whether this contact, which was open at the interruption, keeps its place in the queue. Within its organisation. */
    boolean goesOn(Contact contact) {
        return contact.answeredAt() == null
                && callbacks
                        .ofContact(contact.id())
                        .filter(callback -> callback.kind() == Kind.VIRTUAL_HOLD && callback.state() == State.WAITING)
                        .isPresent();
    }

    /** The contact was ended by the interruption. Within its organisation. */
    void interrupted(UUID contact) {
        callbacks.ofContact(contact).ifPresent(callback -> {
            if (callback.kind() == Kind.VOICEMAIL) {
                callbacks.reopen(contact);
            } else {
                callbacks.close(callback.id(), State.DONE, null, "");
            }
        });
    }

    /** Until the first phones are back after a start nobody is offered anything; what waits then is offered now. */
    @EventListener
    void registered(PhoneRegistrationChanged event) {
        if (event.registered()) {
            accounts.secrets(event.username()).stream()
                    .findFirst()
                    .map(PhoneAccounts.Secret::organisation)
                    .filter(organisation -> tenancy.read(
                            organisation,
                            () -> callbacks.open().stream().map(Callback::state).anyMatch(State.WAITING::equals)))
                    .ifPresent(queueing::offerWhatWaits);
        }
    }
}
