package nl.balie.acd;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import nl.balie.database.Persistently;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Wakes up at the end of an offer's or a wrap-up's time. The database says what is true; this only wakes. */
@Component
class OfferTimer {
    private static final Logger log = LoggerFactory.getLogger(OfferTimer.class);

    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("acd-timer").daemon().factory());
    private final Map<Object, ScheduledFuture<?>> running = new ConcurrentHashMap<>();
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OfferTimer(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    void start(Offer offer) {
        at(offer.id(), offer.expiresAt(), new OfferTimedOut(offer.organisation(), offer.id()));
    }

    void startWrapUp(String organisation, UUID agent, UUID contact, Instant until) {
        at(new WrapUpOf(agent, contact), until, new WrapUpTimedOut(organisation, agent, contact));
    }

    void stopWrapUp(UUID agent, UUID contact) {
        stop(new WrapUpOf(agent, contact));
    }

    void stop(Object id) {
        ScheduledFuture<?> future = running.remove(id);
        if (future != null) {
            future.cancel(false);
        }
    }

    private void at(Object id, Instant moment, Object event) {
        long millis = Math.max(0, Duration.between(clock.instant(), moment).toMillis()) + 1;
        @Nullable
        ScheduledFuture<?> before = running.put(
                id,
                clockwork.schedule(
                        () -> {
                            running.remove(id);
                            Thread.ofVirtual().name("acd-timer-" + id).start(() -> fire(event));
                        },
                        millis,
                        TimeUnit.MILLISECONDS));
        if (before != null) {
            before.cancel(false);
        }
    }

    private void fire(Object event) {
        try {
            Persistently.run(event.toString(), () -> events.publishEvent(event));
        } catch (RuntimeException e) {
            log.error("{} was not carried out", event, e);
        }
    }

    @PreDestroy
    void stopAll() {
        clockwork.shutdownNow();
    }

    /** The time to answer an offer is over. */
    record OfferTimedOut(String organisation, UUID offerId) {}

    /** The time for wrap-up is over, unless it was extended. */
    record WrapUpTimedOut(String organisation, UUID agentId, UUID contactId) {}

    private record WrapUpOf(UUID agent, UUID contact) {}
}
