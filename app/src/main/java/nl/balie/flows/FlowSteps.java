package nl.balie.flows;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.balie.contacts.Contact;
import nl.balie.contacts.Contact.Direction;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.EventType;
import nl.balie.database.Tenancy;
import nl.balie.processes.StepListener;
import nl.balie.processes.StepRun;
import org.springframework.stereotype.Component;

/** Keeps each step with its contact, or tells who tries its flow, and ends flows whose contact is over or goes another way. */
@Component
class FlowSteps implements StepListener {
    private final Contacts contacts;
    private final Flows flows;
    private final TrialFlows trials;
    private final Tenancy tenancy;

    FlowSteps(Contacts contacts, Flows flows, TrialFlows trials, Tenancy tenancy) {
        this.contacts = contacts;
        this.flows = flows;
        this.trials = trials;
        this.tenancy = tenancy;
    }

    @Override
    public void begins(StepRun run) {
        if (trials.lead(run.contactId())) {
            trials.begins(run);
        }
    }

    @Override
    public void performed(StepRun run) {
        if (trials.lead(run.contactId())) {
            trials.performed(run);
            return;
        }
        note(run, data(run));
    }

    @Override
    public void failed(StepRun run, String reason) {
        if (trials.lead(run.contactId())) {
            trials.failed(run, reason);
            return;
        }
        Map<String, Object> data = new HashMap<>(data(run));
        data.put("mislukt", reason);
        note(run, data);
    }

    /** A trial that is over has no contact. */
    private void note(StepRun run, Map<String, Object> data) {
        UUID id = UUID.fromString(run.contactId());
        tenancy.in(
                run.organisation(),
                () -> contacts.find(id).ifPresent(contact -> {
                    begun(contact, run);
                    contacts.note(id, EventType.STEP, run.endedAt(), data);
                }));
    }

    private static Map<String, Object> data(StepRun run) {
        return Map.of(
                "stap", run.stepType(),
                "element", run.elementId(),
                "proces", run.processId(),
                "versie", run.processVersion(),
                "instantie", String.valueOf(run.processInstanceKey()),
                "duurMs", Duration.between(run.startedAt(), run.endedAt()).toMillis());
    }

    /** The flow of a contact that Balie began is started by a message, so that only its first step knows which it is. */
    private void begun(Contact contact, StepRun run) {
        if (contact.direction() == Direction.OUTBOUND && contact.processInstanceKey() == null) {
            contacts.flowStarted(contact.id(), run.processId(), run.processVersion(), run.processInstanceKey());
        }
    }

    /**
     * The flow that started too late has lost its call to the number's fallback and must not stay. Another is told once
     * more that its contact has ended, in case it came to wait for that only now. A step that was broken off is kept with
     * the moment when it began, where it belongs in the timeline.
     */
    @Override
    public void callerGone(StepRun run) {
        if (trials.lead(run.contactId())) {
            trials.callerGone(run);
            return;
        }
        UUID id = UUID.fromString(run.contactId());
        tenancy.in(run.organisation(), () -> {
            Contact contact = contacts.find(id).orElse(null);
            if (contact == null || contact.processInstanceKey() == null) {
                flows.cancel(id, run.processInstanceKey());
                return;
            }
            if (contact.endedAt() == null || run.startedAt().isBefore(contact.endedAt())) {
                Map<String, Object> data = new HashMap<>(data(run));
                data.put("onderbroken", true);
                contacts.note(id, EventType.STEP, run.startedAt(), data);
            }
            if (contact.endedAt() != null) {
                flows.tell(id, FlowMessage.CONTACT_ENDED);
            }
        });
    }
}
