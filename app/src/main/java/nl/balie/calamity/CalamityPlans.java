package nl.balie.calamity;

import java.util.concurrent.TimeUnit;
import nl.balie.database.Tenancy;
import nl.balie.tenants.Organisations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells of calamities that begin or end because they were planned so. */
@Component
class CalamityPlans {
    private static final Logger log = LoggerFactory.getLogger(CalamityPlans.class);
    private static final int SECONDS = 5;

    private final CalamitySwitches switches;
    private final Organisations organisations;
    private final Tenancy tenancy;

    CalamityPlans(CalamitySwitches switches, Organisations organisations, Tenancy tenancy) {
        this.switches = switches;
        this.organisations = organisations;
        this.tenancy = tenancy;
    }

    @Scheduled(fixedDelay = SECONDS, timeUnit = TimeUnit.SECONDS)
    void follow() {
        try {
            organisations.all().forEach(organisation -> tenancy.in(organisation.id(), switches::followPlans));
        } catch (RuntimeException away) {
            log.warn("planned calamities are looked at again in {} s: {}", SECONDS, away.getMessage());
        }
    }
}
