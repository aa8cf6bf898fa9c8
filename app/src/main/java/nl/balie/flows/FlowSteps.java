package nl.balie.flows;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import nl.balie.contacts.Contact;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.EventType;
import nl.balie.database.Tenancy;
import nl.balie.processes.StepListener;
import nl.balie.processes.StepRun;
import org.springframework.stereotype.Component;

/** Keeps each step with its contact, and ends flows whose contact is over or goes another way. */
@Component
class FlowSteps implements StepListener {
    private final Contacts contacts;
    private final Flows flows;
    private final Tenancy tenancy;

    FlowSteps(Contacts contacts, Flows flows, Tenancy tenancy) {
        this.contacts = contacts;
        this.flows = flows;
        this.tenancy = tenancy;
    }

    @Override
    public void performed(StepRun run) {
        tenancy.in(
                run.organisation(),
                () -> contacts.note(
                        UUID.fromString(run.contactId()),
                        EventType.STEP,
                        run.endedAt(),
                        Map.of(
                                "stap", run.stepType(),
                                "element", run.elementId(),
                                "proces", run.processId(),
                                "versie", run.processVersion(),
                                "instantie", String.valueOf(run.processInstanceKey()),
                                "duurMs",
                                        Duration.between(run.startedAt(), run.endedAt())
                                                .toMillis())));
    }

    /**
     * The flow that started too late has lost its call to the number's fallback and must not stay. A flow whose contact
     * has ended is told so once more, in case it came to wait for that only now.
     */
    @Override
    public void callerGone(StepRun run) {
        UUID id = UUID.fromString(run.contactId());
        tenancy.in(run.organisation(), () -> {
            Contact contact = contacts.find(id).orElse(null);
            if (contact == null || contact.processInstanceKey() == null) {
                flows.cancel(id, run.processInstanceKey());
            } else if (contact.endedAt() != null) {
                flows.tell(id, FlowMessage.CONTACT_ENDED);
            }
        });
    }
}
