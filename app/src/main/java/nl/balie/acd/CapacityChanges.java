package nl.balie.acd;

import nl.balie.database.Tenancy;
import nl.balie.people.UserChanged;
import nl.balie.tenants.OrganisationChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has matching look again when agents may have more room than before: what waits is not to wait for the next event. */
@Component
class CapacityChanges {
    private final Queueing queueing;
    private final Tenancy tenancy;

    CapacityChanges(Queueing queueing, Tenancy tenancy) {
        this.queueing = queueing;
        this.tenancy = tenancy;
    }

    @EventListener
    void changed(OrganisationChanged event) {
        tenancy.afterCommit(() -> queueing.offerWhatWaits(event.organisation()));
    }

    @EventListener
    void changed(UserChanged event) {
        tenancy.afterCommit(() -> queueing.offerWhatWaits(event.organisation()));
    }
}
