package nl.balie.calls;

import java.util.concurrent.CompletionException;
import nl.balie.acd.Queueing;
import nl.balie.calamity.CalamityBegan;
import nl.balie.contacts.Contact;
import nl.balie.contacts.Contacts;
import nl.balie.database.Tenancy;
import nl.balie.flows.Flows;
import nl.balie.processes.StepFailedException;
import nl.balie.tenants.Organisations;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the flows of callers who wait already of a calamity (requirement 2.2.74), which then say so. */
@Component
class CalamityCallers {
    private final Queueing queueing;
    private final CallflowStarts starts;
    private final Flows flows;
    private final Contacts contacts;
    private final Organisations organisations;
    private final Tenancy tenancy;

    CalamityCallers(
            Queueing queueing,
            CallflowStarts starts,
            Flows flows,
            Contacts contacts,
            Organisations organisations,
            Tenancy tenancy) {
        this.queueing = queueing;
        this.starts = starts;
        this.flows = flows;
        this.contacts = contacts;
        this.organisations = organisations;
        this.tenancy = tenancy;
    }

    /** The name of the signal of a calamity at this number. */
    static String signal(String number) {
        return "calamity-on-" + number;
    }

    @EventListener
    void began(CalamityBegan calamity) {
        flows.broadcast(signal(calamity.number()));
    }

    /** Another callflow, which says the message itself, leads a call from now on. */
    void leadElsewhere(LiveCall call, String callflow) {
        Contact contact = tenancy.read(
                call.organisation(), () -> contacts.find(call.contact()).orElseThrow());
        String name =
                tenancy.read(call.organisation(), () -> organisations.current().name());
        try {
            starts.started(
                    call, starts.start(call, callflow, name, contact.from()).join());
        } catch (CompletionException failure) {
            throw new StepFailedException("callflow '" + callflow + "' kon niet beginnen", failure);
        }
        queueing.leave(call.organisation(), call.contact());
        Long before = contact.processInstanceKey();
        if (before != null) {
            tenancy.in(call.organisation(), () -> flows.cancel(call.contact(), before));
        }
    }
}
