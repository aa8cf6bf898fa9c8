package nl.balie.calls;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import nl.balie.acd.Queueing;
import nl.balie.acd.WaitingLine;
import nl.balie.calamity.CalamityBegan;
import nl.balie.calamity.CalamityDestination;
import nl.balie.calamity.CalamitySwitch;
import nl.balie.contacts.Contact;
import nl.balie.contacts.Contacts;
import nl.balie.database.Tenancy;
import nl.balie.flows.Flows;
import nl.balie.processes.Announcement;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.QueuePort.Elsewhere;
import nl.balie.processes.QueuePort.Warned;
import nl.balie.processes.StepFailedException;
import nl.balie.tenants.Organisations;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells callers who wait already of a calamity (requirement 2.2.74). */
@Component
class CalamityCallers {
    private final FlowDecisions decisions;
    private final WaitingCaller waiting;
    private final WaitingLine line;
    private final Queueing queueing;
    private final Announcements announcements;
    private final CallflowStarts starts;
    private final Flows flows;
    private final Contacts contacts;
    private final Organisations organisations;
    private final Tenancy tenancy;

    CalamityCallers(
            FlowDecisions decisions,
            WaitingCaller waiting,
            WaitingLine line,
            Queueing queueing,
            Announcements announcements,
            CallflowStarts starts,
            Flows flows,
            Contacts contacts,
            Organisations organisations,
            Tenancy tenancy) {
        this.decisions = decisions;
        this.waiting = waiting;
        this.line = line;
        this.queueing = queueing;
        this.announcements = announcements;
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

    /** Lets a waiting caller hear the emergency message, unless the calamity is over or an agent has him. */
    Warned warn(LiveCall call, String language, int moment) throws CallerGoneException {
        boolean waits = tenancy.read(
                call.organisation(), () -> line.placeOf(call.contact()).isPresent());
        Optional<CalamitySwitch> on = waits
                ? decisions.calamityNow(
                        call.organisation(), call.contact(), call.number().number())
                : Optional.empty();
        if (on.isEmpty()) {
            return staying(call, moment);
        }
        CalamitySwitch calamity = on.get();
        CalamityDestination destination = calamity.details().destination();
        if (destination != CalamityDestination.REGULAR) {
            if (!queueing.pause(call.organisation(), call.contact())) {
                return staying(call, moment);
            }
            call.markLeftQueue();
        }
        if (destination == CalamityDestination.MENU) {
            leadElsewhere(call, calamity.callflow());
        }
        waiting.hear(
                call,
                announcements.sounds(
                        call,
                        Announcement.of(
                                language, calamity.prompt(), calamity.details().message())));
        return switch (destination) {
            case REGULAR, MENU -> staying(call, moment);
            case QUEUE ->
                new Warned(
                        waiting.next(call, moment),
                        new Elsewhere("QUEUE", Objects.requireNonNull(calamity.queue()), ""));
            case DISCONNECT -> {
                queueing.leave(call.organisation(), call.contact());
                yield new Warned(waiting.next(call, moment), new Elsewhere("DISCONNECT", "", ""));
            }
        };
    }

    private Warned staying(LiveCall call, int moment) {
        return new Warned(waiting.next(call, moment), Elsewhere.WAIT);
    }

    /** The other callflow says the message itself. */
    private void leadElsewhere(LiveCall call, String callflow) throws CallerGoneException {
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
        throw new CallerGoneException(call.contact().toString());
    }
}
