package nl.balie.calls;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.balie.acd.Queueing;
import nl.balie.acd.WaitingLine;
import nl.balie.calls.LiveCall.Lead;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.EventType;
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
    private final WaitingCaller waiting;
    private final CalamityCallers calamities;
    private final LiveCalls calls;
    private final Queues queues;
    private final Queueing queueing;
    private final WaitingLine line;
    private final Treatments treatments;
    private final Prompts prompts;
    private final Contacts contacts;
    private final Tenancy tenancy;
    private final Clock clock;

    QueueSteps(
            WaitingCaller waiting,
            CalamityCallers calamities,
            LiveCalls calls,
            Queues queues,
            Queueing queueing,
            WaitingLine line,
            Treatments treatments,
            Prompts prompts,
            Contacts contacts,
            Tenancy tenancy,
            Clock clock) {
        this.waiting = waiting;
        this.calamities = calamities;
        this.calls = calls;
        this.queues = queues;
        this.queueing = queueing;
        this.line = line;
        this.treatments = treatments;
        this.prompts = prompts;
        this.contacts = contacts;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @Override
    public Reception reception(String organisation, String contactId, String queueName, boolean diverted) {
        return tenancy.in(organisation, () -> {
            Queue queue = find(queueName);
            Treatment.Full full = treatments.of(queue.id()).full();
            int length = full == null || diverted ? 0 : line.length(queue.id());
            if (full == null || diverted || length < full.from()) {
                return new Reception(queue.greeting(), extraPrompts(organisation, queue), false, "", Elsewhere.WAIT);
            }
            contacts.note(
                    UUID.fromString(contactId),
                    EventType.DECIDED,
                    Map.of(
                            "besluit",
                            "wachtrij-vol",
                            "wachtrij",
                            queue.name(),
                            "omdat",
                            "Er wachten al %d, vol is vanaf %d".formatted(length, full.from())));
            return new Reception(
                    queue.greeting(),
                    extraPrompts(organisation, queue),
                    true,
                    full.message(),
                    WaitingCaller.elsewhere(full.elsewhere()));
        });
    }

    /** Those that have a sound; what has none is no reason to keep a caller waiting. */
    private String extraPrompts(String organisation, Queue queue) {
        List<String> names = prompts.extraMessages(organisation, queue.id(), clock.instant());
        return names.stream()
                .filter(name -> prompts.find(organisation, name, "nl").isPresent())
                .collect(Collectors.joining(","));
    }

    @Override
    public Entered enter(String organisation, String contactId, String queueName, int priority)
            throws CallerGoneException {
        LiveCall call = live(contactId);
        Queue queue = tenancy.in(organisation, () -> find(queueName));
        if (!call.enters(queue, priority)) {
            throw new CallerGoneException(contactId);
        }
        return new Entered(
                waiting.next(call, 0), CalamityCallers.signal(call.number().number()));
    }

    @Override
    public Warned warn(String organisation, String contactId, String language, int moment) throws CallerGoneException {
        return calamities.warn(live(contactId), language, moment);
    }

    @Override
    public Announced announce(
            String organisation, String contactId, String language, int moment, @Nullable Integer announcedMinutes)
            throws CallerGoneException {
        return waiting.announce(live(contactId), language, moment, announcedMinutes);
    }

    @Override
    public Offered offerElsewhere(String organisation, String contactId, String language, int moment)
            throws CallerGoneException {
        return waiting.offerElsewhere(live(contactId), language, moment);
    }

    @Override
    public void prioritise(String organisation, String contactId, int priority) {
        UUID contact = UUID.fromString(contactId);
        tenancy.in(organisation, () -> {
            queueing.prioritise(organisation, contact, priority);
            contacts.note(
                    contact,
                    EventType.DECIDED,
                    Map.of(
                            "besluit",
                            "prioriteit",
                            "prioriteit",
                            priority,
                            "omdat",
                            "De callflow gaf dit contact prioriteit " + priority));
        });
    }

    @Override
    public void divert(String organisation, String contactId, String queueName) {
        UUID contact = UUID.fromString(contactId);
        Optional<LiveCall> call = calls.of(contact);
        if (call.filter(live -> live.lead() != Lead.FLOW).isPresent()) {
            return; // the fallback has him
        }
        call.ifPresent(LiveCall::markLeftQueue);
        tenancy.in(organisation, () -> {
            queueing.leave(organisation, contact);
            contacts.note(
                    contact,
                    EventType.DIVERTED,
                    Map.of("wachtrij", find(queueName).name()));
        });
    }

    private LiveCall live(String contactId) throws CallerGoneException {
        return calls.of(UUID.fromString(contactId))
                .filter(live -> live.lead() == Lead.FLOW)
                .orElseThrow(() -> new CallerGoneException(contactId));
    }

    private Queue find(String name) {
        return queues.byName(name).orElseThrow(() -> new StepFailedException("er is geen wachtrij '" + name + "'"));
    }
}
