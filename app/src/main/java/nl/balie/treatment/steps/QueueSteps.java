package nl.balie.treatment.steps;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import nl.balie.callers.Caller;
import nl.balie.callers.Callers;
import nl.balie.callers.Deed;
import nl.balie.callers.Party;
import nl.balie.callers.Shown;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Facts;
import nl.balie.database.Tenancy;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.QueuePort;
import nl.balie.processes.StepFailedException;
import nl.balie.prompts.Prompts;
import nl.balie.queues.Queue;
import nl.balie.queues.Queues;
import nl.balie.treatment.Treatment;
import nl.balie.treatment.Treatments;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The steps of a flow that have to do with queues. */
@Component
class QueueSteps implements QueuePort {
    private final Callers callers;
    private final WaitingCaller waiting;
    private final CalamityWarning warning;
    private final Queues queues;
    private final Treatments treatments;
    private final Prompts prompts;
    private final Facts facts;
    private final Tenancy tenancy;

    QueueSteps(
            Callers callers,
            WaitingCaller waiting,
            CalamityWarning warning,
            Queues queues,
            Treatments treatments,
            Prompts prompts,
            Facts facts,
            Tenancy tenancy) {
        this.callers = callers;
        this.waiting = waiting;
        this.warning = warning;
        this.queues = queues;
        this.treatments = treatments;
        this.prompts = prompts;
        this.facts = facts;
        this.tenancy = tenancy;
    }

    @Override
    public Reception reception(String organisation, String contactId, String queueName, boolean diverted) {
        Party party = callers.party(organisation, contactId);
        return tenancy.in(organisation, () -> {
            Queue queue = find(queueName);
            String extra = extraPrompts(organisation, queue, party.now());
            Treatment.Full full = treatments.of(queue.id()).full();
            int length = full == null || diverted ? 0 : party.place().waitingIn(queue);
            if (full == null || diverted || length < full.from()) {
                return new Reception(queue.greeting(), extra, false, "", Elsewhere.WAIT);
            }
            party.does(Deed.of(
                    Shown.of("treatment.tried.full", queue.name(), length, full.from()),
                    () -> facts.record(party.contact(), new Fact.QueueFull(queue.id(), length, full.from()))));
            return new Reception(queue.greeting(), extra, true, full.message(), elsewhere(full.elsewhere()));
        });
    }

    /** Those that have a sound; what has none is no reason to keep a caller waiting. */
    private String extraPrompts(String organisation, Queue queue, Instant now) {
        List<String> names = prompts.extraMessages(organisation, queue.id(), now);
        return names.stream()
                .filter(name -> prompts.find(organisation, name, "nl").isPresent())
                .collect(Collectors.joining(","));
    }

    @Override
    public Entered enter(String organisation, String contactId, String queueName, int priority)
            throws CallerGoneException {
        Caller caller = callers.led(contactId);
        Queue queue = tenancy.in(organisation, () -> find(queueName));
        if (!caller.place().enter(queue, priority)) {
            throw new CallerGoneException(contactId);
        }
        return new Entered(waiting.first(caller), caller.calamitySignal());
    }

    @Override
    public Announced announce(
            String organisation, String contactId, String language, int moment, @Nullable Integer announcedMinutes)
            throws CallerGoneException {
        return waiting.announce(callers.led(contactId), language, moment, announcedMinutes);
    }

    @Override
    public Offered offerElsewhere(String organisation, String contactId, String language, int moment)
            throws CallerGoneException {
        return waiting.offerElsewhere(callers.led(contactId), language, moment);
    }

    @Override
    public Warned warn(String organisation, String contactId, String language, int moment) throws CallerGoneException {
        return warning.warn(callers.led(contactId), language, moment);
    }

    @Override
    public void prioritise(String organisation, String contactId, int priority) {
        Party party = callers.party(organisation, contactId);
        tenancy.in(organisation, () -> {
            party.place().prioritise(priority);
            party.does(Deed.of(
                    Shown.of("treatment.tried.priority", priority),
                    () -> facts.record(party.contact(), new Fact.PriorityGiven(priority))));
        });
    }

    @Override
    public void divert(String organisation, String contactId, String queueName) {
        Party party = callers.party(organisation, contactId);
        tenancy.in(organisation, () -> {
            Queue queue = find(queueName);
            party.place().leave();
            party.does(Deed.of(
                    Shown.of("treatment.tried.diverted", queue.name()),
                    () -> facts.record(party.contact(), new Fact.Diverted(queue.id()))));
        });
    }

    private Queue find(String name) {
        return queues.byName(name).orElseThrow(() -> new StepFailedException("er is geen wachtrij '" + name + "'"));
    }

    /** As models know it. */
    static Elsewhere elsewhere(nl.balie.treatment.Elsewhere elsewhere) {
        return new Elsewhere(
                elsewhere.destination().name(),
                Objects.requireNonNullElse(elsewhere.queue(), ""),
                Objects.requireNonNullElse(elsewhere.number(), ""));
    }
}
