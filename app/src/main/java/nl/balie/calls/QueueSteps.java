package nl.balie.calls;

import java.util.UUID;
import nl.balie.acd.Queueing;
import nl.balie.calls.LiveCall.Lead;
import nl.balie.database.Tenancy;
import nl.balie.organisations.Queue;
import nl.balie.organisations.Queues;
import nl.balie.processes.CallerGoneException;
import nl.balie.processes.QueuePort;
import org.springframework.stereotype.Component;

/** The steps of a flow that have to do with queues. */
@Component
class QueueSteps implements QueuePort {
    private final WaitingSound sound;
    private final LiveCalls calls;
    private final Queues queues;
    private final Queueing queueing;
    private final Tenancy tenancy;

    QueueSteps(WaitingSound sound, LiveCalls calls, Queues queues, Queueing queueing, Tenancy tenancy) {
        this.sound = sound;
        this.calls = calls;
        this.queues = queues;
        this.queueing = queueing;
        this.tenancy = tenancy;
    }

    @Override
    public void enter(String organisation, String contactId, String queueName, int priority)
            throws CallerGoneException {
        LiveCall call = calls.of(UUID.fromString(contactId))
                .filter(live -> live.lead() == Lead.FLOW)
                .orElseThrow(() -> new CallerGoneException(contactId));
        Queue queue = find(organisation, queueName);
        if (!call.queued()) {
            sound.play(call, queue);
            call.markQueued();
        }
        if (!queueing.enter(organisation, call.contact(), queue, priority)) {
            throw new CallerGoneException(contactId);
        }
    }

    @Override
    public String greeting(String organisation, String queueName) {
        return find(organisation, queueName).greeting();
    }

    private Queue find(String organisation, String name) {
        return tenancy.in(organisation, () -> queues.byName(name))
                .orElseThrow(() -> new IllegalStateException("there is no queue '" + name + "'"));
    }
}
