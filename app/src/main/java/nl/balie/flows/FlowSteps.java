package nl.balie.flows;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.balie.contacts.Contact;
import nl.balie.contacts.Contact.Direction;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Facts;
import nl.balie.database.Tenancy;
import nl.balie.database.Together;
import nl.balie.processes.StepListener;
import nl.balie.processes.StepRun;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps each step with its contact, or tells who tries its flow, and ends flows whose contact is over or goes another way. */
@Component
class FlowSteps implements StepListener {
    /** More than there are calls at any time. */
    private static final int REMEMBERED = 10_000;

    private final Contacts contacts;
    private final Facts facts;
    private final Flows flows;
    private final TrialFlows trials;
    private final Tenancy tenancy;
    private final Together together;
    private final StepPace pace;
    /** Contacts of which it is known whose flow leads them. */
    private final Set<UUID> led = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }));

    FlowSteps(
            Contacts contacts,
            Facts facts,
            Flows flows,
            TrialFlows trials,
            Tenancy tenancy,
            Together together,
            StepPace pace) {
        this.contacts = contacts;
        this.facts = facts;
        this.flows = flows;
        this.trials = trials;
        this.tenancy = tenancy;
        this.together = together;
        this.pace = pace;
    }

    @Override
    public void begins(StepRun run) {
        awaitTurn(run.organisation());
        if (trials.lead(run.contactId())) {
            trials.begins(run);
        }
    }

    private void awaitTurn(String organisation) {
        Duration wait = pace.turn(organisation);
        if (wait.isPositive()) {
            try {
                Thread.sleep(wait);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Balie stops", stopping);
            }
        }
    }

    /** A contact's first step at once, since what happens next may depend on it; the others with those of other contacts. */
    @Override
    public void performed(StepRun run) {
        if (trials.lead(run.contactId())) {
            trials.performed(run);
            return;
        }
        UUID id = UUID.fromString(run.contactId());
        if (led.contains(id)) {
            together.in(run.organisation(), () -> note(id, run));
            return;
        }
        boolean known = tenancy.in(run.organisation(), () -> {
            Optional<Contact> contact = contacts.find(id);
            contact.ifPresent(begins -> {
                begun(begins, run);
                note(id, run);
            });
            return contact.isPresent(); // a trial that is over has none
        });
        if (known) {
            led.add(id);
        }
    }

    private void note(UUID contact, StepRun run) {
        facts.record(contact, fact(run, false, null), run.endedAt());
    }

    @Override
    public void failed(StepRun run, String reason) {
        if (trials.lead(run.contactId())) {
            trials.failed(run, reason);
            return;
        }
        UUID id = UUID.fromString(run.contactId());
        tenancy.in(
                run.organisation(),
                () -> contacts.find(id).ifPresent(_ -> facts.record(id, fact(run, false, reason), run.endedAt())));
    }

    private static Fact fact(StepRun run, boolean brokenOff, @Nullable String failure) {
        return new Fact.Step(
                run.stepType(),
                run.elementId(),
                run.processId(),
                run.processVersion(),
                run.processInstanceKey(),
                Duration.between(run.startedAt(), run.endedAt()),
                brokenOff,
                failure);
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
                facts.record(id, fact(run, true, null), run.startedAt());
            }
            if (contact.endedAt() != null) {
                flows.tell(id, FlowMessage.CONTACT_ENDED);
            }
        });
    }
}
