package nl.balie.calls;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import nl.balie.acd.Offer;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Facts;
import nl.balie.database.Tenancy;
import nl.balie.recordings.Ground;
import nl.balie.recordings.RecordingRules;
import nl.balie.recordings.Recordings;
import nl.balie.telephony.CallId;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.RecordingSink;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Records conversations: by itself when the organisation wants it and the caller did not refuse (requirements 2.7.1 and
 * 2.7.4), or since an agent or a supervisor asks for it (requirements 2.5.14, 2.5.15 and 2.6.9). A call that cannot be recorded
 * goes on.
 */
@Component
public class DeskRecording {
    private static final Logger log = LoggerFactory.getLogger(DeskRecording.class);

    private final Exchange exchange;
    private final LiveCalls calls;
    private final Recordings recordings;
    private final RecordingRules rules;
    private final Facts facts;
    private final Tenancy tenancy;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<CallId, Running> running = new ConcurrentHashMap<>();

    private record Running(UUID id, Ground ground) {}

    DeskRecording(
            Exchange exchange,
            LiveCalls calls,
            Recordings recordings,
            RecordingRules rules,
            Facts facts,
            Tenancy tenancy,
            ApplicationEventPublisher events,
            Clock clock) {
        this.exchange = exchange;
        this.calls = calls;
        this.recordings = recordings;
        this.rules = rules;
        this.facts = facts;
        this.tenancy = tenancy;
        this.events = events;
        this.clock = clock;
    }

    /** What became of what an agent or a supervisor wanted. */
    public enum Answer {
        DONE,
        /** The agent speaks with nobody (any more). */
        NO_CALL,
        /** It is recorded already, or is not. */
        ALREADY,
        /** There is no place for it. */
        FAILED
    }

    /**
     * Begins to record an agent's conversation.
     *
     * @param by the agent himself, or a supervisor
     */
    public Answer start(String organisation, UUID agent, UUID by) {
        Optional<LiveCall> call = callOf(organisation, agent);
        Optional<Offer> offer = call.flatMap(LiveCall::spokenWith);
        if (call.isEmpty() || offer.isEmpty()) {
            return Answer.NO_CALL;
        }
        try {
            return begin(call.get(), offer.get(), by.equals(agent) ? Ground.AD_HOC : Ground.SUPERVISOR, by)
                    ? Answer.DONE
                    : Answer.ALREADY;
        } catch (RuntimeException failure) {
            log.error("contact {} cannot be recorded", call.get().contact(), failure);
            return Answer.FAILED;
        }
    }

    /** Keeps silence in place of the conversation of this agent for now, or ends that (requirement 2.5.15). */
    public Answer pause(String organisation, UUID agent, boolean on) {
        Optional<LiveCall> call = callOf(organisation, agent).filter(LiveCall::connected);
        if (call.isEmpty()) {
            return Answer.NO_CALL;
        }
        CallId id = call.get().id();
        Outcome outcome = (on
                        ? exchange.telephony().pauseRecording(id)
                        : exchange.telephony().resumeRecording(id))
                .join();
        if (!(outcome instanceof Outcome.Done)) {
            return Answer.ALREADY;
        }
        tenancy.in(organisation, () -> {
            facts.record(call.get().contact(), on ? new Fact.RecordingPaused(agent) : new Fact.RecordingResumed(agent));
            tellDesk(call.get(), agent);
        });
        return Answer.DONE;
    }

    /** Ends a recording that this agent or a supervisor began; central recording goes on for as long as the conversation. */
    public Answer stop(String organisation, UUID agent) {
        Optional<LiveCall> call = callOf(organisation, agent);
        Running now = call.map(LiveCall::id).map(running::get).orElse(null);
        if (call.isEmpty() || now == null || now.ground() == Ground.CONSENT) {
            return call.isEmpty() ? Answer.NO_CALL : Answer.ALREADY;
        }
        stop(call.get());
        return Answer.DONE;
    }

    private Optional<LiveCall> callOf(String organisation, UUID agent) {
        return calls.ofAgent(agent).filter(call -> call.organisation().equals(organisation));
    }

    /** In the call's mailbox: an agent has the customer, who came from another agent or from nobody. */
    void connected(LiveCall call, Offer offer) {
        try {
            Running now = running.get(call.id());
            boolean records = tenancy.read(call.organisation(), () -> rules.records(call.contact(), offer.queue()));
            if (now == null && records) {
                var unused = begin(call, offer, Ground.CONSENT, null);
            } else if (now != null && now.ground() == Ground.CONSENT && !records) {
                stop(call);
            } else {
                joined(call, offer);
            }
        } catch (RuntimeException failure) {
            log.error("contact {} cannot be recorded", call.contact(), failure);
        }
    }

    /** Another agent has the customer in the same conversation. */
    void joined(LiveCall call, Offer offer) {
        Running now = running.get(call.id());
        if (now != null) {
            tenancy.in(call.organisation(), () -> recordings.joins(now.id(), offer.agentId(), offer.agentName()));
        }
    }

    /** No agent has the customer any more, nor is to have him. */
    void left(LiveCall call) {
        stop(call);
    }

    private void stop(LiveCall call) {
        if (running.containsKey(call.id())) {
            var unused = exchange.telephony().stopRecording(call.id());
        }
    }

    /** @return false when it is recorded already */
    private boolean begin(LiveCall call, Offer offer, Ground ground, @Nullable UUID by) {
        if (running.containsKey(call.id())) {
            return false;
        }
        String organisation = call.organisation();
        record Start(Recordings.Begun begun, boolean alsoOnHold) {}
        Start start = tenancy.in(organisation, () -> {
            tellDesk(call, offer.agentId());
            return new Start(
                    recordings.begin(
                            call.contact(),
                            ground,
                            by,
                            offer.queue(),
                            offer.agentId(),
                            offer.agentName(),
                            clock.instant()),
                    rules.current().alsoOnHold());
        });
        Running now = new Running(start.begun().id(), ground);
        running.put(call.id(), now);
        RecordingSink sink = untilItEnds(call, now, start.begun().sink());
        var unused = exchange.telephony()
                .startRecording(call.id(), sink, start.alsoOnHold())
                .whenComplete((outcome, failure) -> {
                    if (!(outcome instanceof Outcome.Done)) {
                        log.warn("contact {} is not recorded: {}", call.contact(), outcome, failure);
                        close(sink);
                    }
                });
        return true;
    }

    private static void close(RecordingSink sink) {
        try {
            sink.close();
        } catch (IOException unwritten) {
            log.error("a recording that did not begin cannot be closed", unwritten);
        }
    }

    private RecordingSink untilItEnds(LiveCall call, Running now, RecordingSink sink) {
        return new RecordingSink() {
            @Override
            public void write(short[] customer, short[] agents, int length) throws IOException {
                sink.write(customer, agents, length);
            }

            @Override
            public void close() throws IOException {
                running.remove(call.id(), now);
                sink.close();
                UUID agent = call.agent();
                if (agent != null) {
                    events.publishEvent(new ConversationChanged(call.organisation(), agent, call.contact()));
                }
            }
        };
    }

    private void tellDesk(LiveCall call, UUID agent) {
        tenancy.afterCommit(
                () -> events.publishEvent(new ConversationChanged(call.organisation(), agent, call.contact())));
    }
}
