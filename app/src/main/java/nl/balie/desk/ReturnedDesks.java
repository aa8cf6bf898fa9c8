package nl.balie.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import nl.balie.acd.AgentState;
import nl.balie.acd.Agents;
import nl.balie.acd.Presence;
import nl.balie.database.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Who was available before a restart is so only when his page comes back, which it does by itself: nobody knows how long Balie was
 * gone, and who went home meanwhile is offered nothing.
 */
@Component
class ReturnedDesks {
    private static final Logger log = LoggerFactory.getLogger(ReturnedDesks.class);

    private final Agents agents;
    private final Tenancy tenancy;
    private final DeskSettings settings;
    private final Clock clock;
    private final Instant started;
    private final Set<UUID> returned = ConcurrentHashMap.newKeySet();
    private volatile Instant due = Instant.MAX;
    private volatile boolean settled;

    ReturnedDesks(Agents agents, Tenancy tenancy, DeskSettings settings, Clock clock) {
        this.agents = agents;
        this.tenancy = tenancy;
        this.settings = settings;
        this.clock = clock;
        this.started = clock.instant();
    }

    /** A page of his is here. */
    void seen(UUID agent) {
        if (!settled) {
            returned.add(agent);
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        due = clock.instant().plus(settings.returnWithin());
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void settleWhenDue() {
        if (!settled && !clock.instant().isBefore(due)) {
            settle();
        }
    }

    /** Each who did not come back, and did not choose anything since, is not available. */
    private void settle() {
        settled = true;
        for (String organisation : tenancy.organisations()) {
            agents.all(organisation).stream()
                    .filter(agent -> agent.presence() == Presence.AVAILABLE
                            && agent.presenceSince().isBefore(started)
                            && !returned.contains(agent.agentId()))
                    .forEach(agent -> leave(organisation, agent));
        }
        returned.clear();
    }

    private void leave(String organisation, AgentState agent) {
        log.info("{} did not come back after the restart and is not available", agent.username());
        agents.present(organisation, agent.agentId(), Presence.UNAVAILABLE, null);
    }
}
