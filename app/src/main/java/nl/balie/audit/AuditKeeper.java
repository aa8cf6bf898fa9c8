package nl.balie.audit;

import java.util.concurrent.TimeUnit;
import nl.balie.database.Lane;
import nl.balie.database.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets the chains grow, and writes their links elsewhere. */
@Component
class AuditKeeper {
    private static final Logger log = LoggerFactory.getLogger(AuditKeeper.class);
    private static final int SECONDS = 2;

    private final AuditChain chain;
    private final AuditExport export;
    private final Tenancy tenancy;

    AuditKeeper(AuditChain chain, AuditExport export, Tenancy tenancy) {
        this.chain = chain;
        this.export = export;
        this.tenancy = tenancy;
    }

    @Scheduled(fixedDelay = SECONDS, timeUnit = TimeUnit.SECONDS)
    void keep() {
        Lane.PAGES.run(() -> {
            for (String organisation : tenancy.organisations()) {
                try {
                    keep(organisation);
                } catch (RuntimeException failure) {
                    log.warn("the audit log of {} was not chained now and will be later", organisation, failure);
                }
            }
        });
    }

    private void keep(String organisation) {
        int added;
        do {
            added = tenancy.in(organisation, chain::grow);
            tenancy.in(organisation, export::write);
        } while (added > 0);
    }
}
