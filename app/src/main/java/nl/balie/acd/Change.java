package nl.balie.acd;

import java.util.List;
import java.util.function.Supplier;
import nl.balie.database.Tenancy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One change of queues or agents: a transaction under the organisation's lock that ends with matching. */
@Component
class Change {
    private final Tenancy tenancy;
    private final JdbcClient jdbc;
    private final Matching matching;
    private final OfferTimer timer;
    private final Deliveries deliveries;
    private final ApplicationEventPublisher events;

    Change(
            Tenancy tenancy,
            JdbcClient jdbc,
            Matching matching,
            OfferTimer timer,
            Deliveries deliveries,
            ApplicationEventPublisher events) {
        this.tenancy = tenancy;
        this.jdbc = jdbc;
        this.matching = matching;
        this.timer = timer;
        this.deliveries = deliveries;
        this.events = events;
    }

    /** Makes the change. The lock is taken first, so nobody may call this while holding rows of his own. */
    <T> T make(String organisation, Supplier<T> change) {
        return tenancy.in(organisation, () -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended('acd ' || ?, 0))")
                    .param(organisation)
                    .query((row, number) -> true)
                    .single();
            T result = change.get();
            List<Offer> offers = matching.match(deliveries.open());
            tenancy.afterCommit(() -> {
                offers.forEach(this::deliver);
                events.publishEvent(new QueueChanged(organisation));
            });
            return result;
        });
    }

    /** Brings an offer to its agent once the change is committed. */
    void deliverAfterwards(Offer offer) {
        tenancy.afterCommit(() -> deliver(offer));
    }

    private void deliver(Offer offer) {
        timer.start(offer);
        deliveries.deliver(offer);
    }

    /** Takes an offer away from its agent once the change is committed. */
    void withdrawAfterwards(Offer offer) {
        tenancy.afterCommit(() -> {
            timer.stop(offer.id());
            deliveries.withdraw(offer);
        });
    }

    /** Forgets the time-out of an offer once the change is committed. */
    void stopTimerAfterwards(Offer offer) {
        tenancy.afterCommit(() -> timer.stop(offer.id()));
    }
}
