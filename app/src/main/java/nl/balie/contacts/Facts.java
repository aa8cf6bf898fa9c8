package nl.balie.contacts;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import nl.balie.database.Tenancy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes down what happens to contacts; nobody else does. Within {@link Tenancy}. */
@Component
public class Facts {
    private final Tenancy tenancy;
    private final Timeline timeline;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Facts(Tenancy tenancy, Timeline timeline, ApplicationEventPublisher events, Clock clock) {
        this.tenancy = tenancy;
        this.timeline = timeline;
        this.events = events;
        this.clock = clock;
    }

    /** It happened at this moment. */
    public void record(UUID contact, Fact fact) {
        record(contact, fact, clock.instant());
    }

    /** It happened; {@link ContactChanged} is published once that is committed. */
    public void record(UUID contact, Fact fact, Instant at) {
        String organisation = tenancy.current();
        timeline.append(organisation, contact, fact, at);
        tenancy.afterCommit(() -> events.publishEvent(new ContactChanged(organisation, contact)));
    }
}
