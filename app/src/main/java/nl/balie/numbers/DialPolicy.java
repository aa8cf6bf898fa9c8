package nl.balie.numbers;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import nl.balie.database.Tenancy;
import nl.balie.tenants.OrganisationChanged;
import nl.balie.tenants.OrganisationName;
import nl.balie.tenants.Organisations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Whether a number may be dialled for an organisation; every form that takes such a number and every way of dialling asks it.
 * Calls need no database for it: what the organisations allow is a copy, which another node's change reaches within a minute.
 */
@Component
public class DialPolicy {
    private static final Logger log = LoggerFactory.getLogger(DialPolicy.class);

    private final Organisations organisations;
    private final Tenancy tenancy;
    private final Map<String, DialRules> known = new ConcurrentHashMap<>();

    DialPolicy(Organisations organisations, Tenancy tenancy) {
        this.organisations = organisations;
        this.tenancy = tenancy;
    }

    /**
     * By which a number that the organisation pays for is judged; needs no tenancy. Only the standard while what it allows cannot be read.
     */
    public DialRules rules(String organisation) {
        if (!known.containsKey(organisation)) {
            copy(organisation);
        }
        return known.getOrDefault(organisation, DialRules.STANDARD);
    }

    @EventListener
    void changed(OrganisationChanged event) {
        known.put(event.organisation(), current());
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void copy() {
        try {
            organisations.all().stream().map(OrganisationName::id).forEach(this::copy);
        } catch (RuntimeException away) {
            log.warn("what may be dialled stays as it was: {}", away.getMessage());
        }
    }

    private void copy(String organisation) {
        try {
            known.put(organisation, tenancy.read(organisation, this::current));
        } catch (RuntimeException away) {
            log.warn("what {} may dial stays as it was: {}", organisation, away.getMessage());
        }
    }

    private DialRules current() {
        return new DialRules(organisations.current().alsoDialled());
    }
}
