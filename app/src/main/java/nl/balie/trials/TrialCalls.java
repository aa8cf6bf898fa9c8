package nl.balie.trials;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import nl.balie.calamity.CalamityDestination;
import nl.balie.calamity.CalamitySwitches;
import nl.balie.contacts.EndCause;
import nl.balie.database.Tenancy;
import nl.balie.flows.FlowMessage;
import nl.balie.flows.FlowNode;
import nl.balie.flows.FlowStuck;
import nl.balie.flows.Flows;
import nl.balie.flows.Flows.StartedFlow;
import nl.balie.numbers.PhoneNumber;
import nl.balie.numbers.PhoneNumbers;
import nl.balie.people.SignedInUser;
import nl.balie.tenants.Organisation;
import nl.balie.tenants.OrganisationName;
import nl.balie.tenants.Organisations;
import nl.balie.trials.Line.Kind;
import nl.balie.trials.TrialCall.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The trial calls of this node, at most one for each administrator. They live in memory; their flows in the engine are noted
 * in the database, so that those of a node that stopped at once are ended when it is back.
 */
@Component
public class TrialCalls {
    private static final Logger log = LoggerFactory.getLogger(TrialCalls.class);

    /** Shorter than the engine lets a step last before it hands it out again. */
    private static final Duration PATIENCE = Duration.ofMinutes(9);

    private final Map<UUID, TrialCall> byUser = new ConcurrentHashMap<>();
    private final Map<UUID, Setting> tried = new ConcurrentHashMap<>();
    private final Map<String, TrialCall> byContact = new ConcurrentHashMap<>();
    private final Flows flows;
    private final FlowNode node;
    private final Organisations organisations;
    private final PhoneNumbers numbers;
    private final CalamitySwitches calamities;
    private final JdbcClient database;
    private final Tenancy tenancy;
    private final Clock clock;

    TrialCalls(
            Flows flows,
            FlowNode node,
            Organisations organisations,
            PhoneNumbers numbers,
            CalamitySwitches calamities,
            JdbcClient database,
            Tenancy tenancy,
            Clock clock) {
        this.flows = flows;
        this.node = node;
        this.organisations = organisations;
        this.numbers = numbers;
        this.calamities = calamities;
        this.database = database;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** The trial call of this administrator, also one that has ended. */
    public Optional<TrialCall> of(SignedInUser administrator) {
        return Optional.ofNullable(byUser.get(administrator.userId()));
    }

    /** What this administrator chose for the trial call that he put away last. */
    public Optional<Setting> tried(SignedInUser administrator) {
        return Optional.ofNullable(tried.get(administrator.userId()));
    }

    /** The trial call whose flow names this contact. */
    Optional<TrialCall> ofContact(String contactId) {
        return Optional.ofNullable(byContact.get(contactId));
    }

    /**
     * Begins one; the one that this administrator had before is over.
     *
     * @param setting whose number is one of the organisation, with a version of a callflow that is deployed
     */
    public void start(SignedInUser administrator, Setting setting) {
        String organisation = administrator.organisation();
        Organisation tenant = tenancy.read(organisation, organisations::current);
        PhoneNumber number =
                tenancy.read(organisation, () -> numbers.find(setting.number()).orElseThrow());
        TrialCall call = new TrialCall(organisation, setting, number, clock);
        call.memory().keep(SignedInUser.class, administrator);
        byContact.put(call.contact().toString(), call);
        TrialCall before = byUser.put(administrator.userId(), call);
        if (before != null) {
            remove(before);
        }
        warnOfCalamity(call);
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("contactId", call.contact().toString());
        variables.put("organisation", organisation);
        variables.put("organisationName", tenant.name());
        variables.put("node", node.name());
        variables.put("channel", "VOICE");
        variables.put("from", setting.from());
        variables.put("to", setting.number());
        variables.put("language", "nl");
        flows.start(setting.callflow(), setting.version(), variables)
                .whenComplete((started, failure) -> Thread.ofVirtual()
                        .name("trial-start-" + call.contact())
                        .start(() -> started(call, started, failure)));
    }

    /** Another callflow may lead calls during a calamity, so that callers would not come to this one. */
    private void warnOfCalamity(TrialCall call) {
        tenancy.read(call.organisation(), () -> calamities.of(call.setting().number()))
                .filter(found -> call.calamity(found.isOn(call.setting().at().toInstant())))
                .filter(on -> on.details().destination() == CalamityDestination.MENU
                        && !on.callflow().equals(call.setting().callflow()))
                .ifPresent(on -> call.note(Kind.BALIE, "trials.line.calamity-elsewhere", on.callflow()));
    }

    private void started(TrialCall call, @Nullable StartedFlow started, @Nullable Throwable failure) {
        if (started == null) {
            log.warn("the trial call {} did not start", call.contact(), failure);
            call.end(EndCause.FAILURE, Line.of(Kind.WRONG, "trials.line.not-started"));
            return;
        }
        call.flowStarted(started);
        tenancy.in(call.organisation(), () -> {
            database.sql("insert into trial_flow (contact_id, organisation_id, process_instance_key) values (?, ?, ?)")
                    .params(call.contact(), call.organisation(), started.processInstanceKey())
                    .update();
        });
        if (call.stage() == Stage.ENDED) {
            cancel(call.organisation(), call.contact(), started.processInstanceKey());
        }
    }

    /** An agent takes the caller who waits; false when none waits. */
    public boolean agentAnswers(TrialCall call) {
        return call.talks(Stage.WAITING) && tell(call, FlowMessage.AGENT_CONNECTED, "trials.line.agent");
    }

    /** The talk ends, and the caller stays on the line. */
    public boolean agentLeaves(TrialCall call) {
        return call.released() && tell(call, FlowMessage.CONTACT_RELEASED, "trials.line.released");
    }

    /**
     * The agent puts the caller back.
     *
     * @param queue by its name
     */
    public boolean agentPutsBack(TrialCall call, String queue) {
        return call.requeued(queue) && tell(call, FlowMessage.CONTACT_REQUEUED, "trials.line.requeued", queue);
    }

    /** The calamity switch goes on while the caller waits. */
    public boolean calamityBegins(TrialCall call) {
        if (!call.calamityBegins()) {
            return false;
        }
        call.note(Kind.BALIE, "trials.line.calamity-begins");
        tenancy.in(call.organisation(), () -> flows.broadcast(signal(call)));
        return true;
    }

    /** The signal that only this trial hears. */
    static String signal(TrialCall call) {
        return "calamity-on-trial-" + call.contact();
    }

    /** The caller hangs up. */
    public boolean hangUp(TrialCall call) {
        return end(call, EndCause.CALLER, Line.of(Kind.CALLER, "trials.line.hung-up"));
    }

    boolean end(TrialCall call, EndCause by, Line why) {
        if (!call.end(by, why)) {
            return false;
        }
        tenancy.in(call.organisation(), () -> flows.tell(call.contact(), FlowMessage.CONTACT_ENDED));
        return true;
    }

    private boolean tell(TrialCall call, FlowMessage message, String line, Object... values) {
        call.note(Kind.BALIE, line, values);
        tenancy.in(call.organisation(), () -> flows.tell(call.contact(), message));
        return true;
    }

    /** The call of this administrator is over, and nothing of it is shown any more. */
    public void forget(SignedInUser administrator) {
        TrialCall call = byUser.remove(administrator.userId());
        if (call != null) {
            tried.put(administrator.userId(), call.setting());
            remove(call);
        }
    }

    private void remove(TrialCall call) {
        call.end(EndCause.BALIE, Line.of(Kind.BALIE, "trials.line.forgotten"));
        byContact.remove(call.contact().toString());
        Long flow = call.flow();
        if (flow != null) {
            cancel(call.organisation(), call.contact(), flow);
        }
    }

    private void cancel(String organisation, UUID contact, long flow) {
        tenancy.in(organisation, () -> {
            flows.cancel(contact, flow);
            database.sql("delete from trial_flow where contact_id = ?")
                    .param(contact)
                    .update();
        });
    }

    @EventListener
    void stuck(FlowStuck event) {
        TrialCall call = byContact.get(event.contact().toString());
        if (call != null) {
            call.stuck(event.elementId());
            call.end(EndCause.FAILURE, Line.of(Kind.WRONG, "trials.line.stuck", event.message()));
        }
    }

    /** Has the flows ended that this node left in the engine when it was stopped at once. */
    @EventListener(ApplicationReadyEvent.class)
    public void endLeftovers() {
        for (OrganisationName organisation : organisations.all()) {
            tenancy
                    .in(
                            organisation.id(),
                            () -> database.sql("select contact_id, process_instance_key from trial_flow")
                                    .query((row, number) -> Map.entry(
                                            row.getObject("contact_id", UUID.class),
                                            row.getLong("process_instance_key")))
                                    .list())
                    .stream()
                    .filter(left -> !byContact.containsKey(left.getKey().toString()))
                    .forEach(left -> cancel(organisation.id(), left.getKey(), left.getValue()));
        }
    }

    /** Ends the calls with which nobody has done anything for a while. */
    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    public void endIdle() {
        Instant latest = clock.instant().minus(PATIENCE);
        byUser.values().removeIf(call -> {
            boolean idle = call.touched().isBefore(latest);
            if (idle) {
                remove(call);
            }
            return idle;
        });
    }

    /** Before the web server waits for its requests to end: pages wait for what happens in a call. */
    @EventListener
    void closing(ContextClosedEvent event) {
        byUser.values().forEach(call -> call.end(EndCause.BALIE, Line.of(Kind.BALIE, "trials.line.stopped")));
    }

    @PreDestroy
    void close() {
        byUser.clear();
    }
}
