package nl.balie.numbers;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import nl.balie.database.Tenancy;
import nl.balie.people.Role;
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
    private final DialPermissions permissions;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    DialPolicy(Organisations organisations, DialPermissions permissions, Tenancy tenancy) {
        this.organisations = organisations;
        this.permissions = permissions;
        this.tenancy = tenancy;
    }

    /** What an organisation dials, and who may dial what of it. */
    private record Known(List<String> allowed, Map<Dialler, Set<NumberClass>> permissions) {
        DialRules rules(Set<Dialler> diallers) {
            Set<NumberClass> classes = EnumSet.noneOf(NumberClass.class);
            diallers.forEach(dialler -> classes.addAll(permissions.getOrDefault(dialler, Set.of())));
            return new DialRules(allowed, classes);
        }
    }

    /**
     * By which a number is judged that Balie dials of itself, in callflows, as a fallback or to call back; needs no tenancy.
     * Only the standard while what the organisation allows cannot be read.
     */
    public DialRules rules(String organisation) {
        return of(organisation, Set.of(Dialler.BALIE));
    }

    /** The same of a number that somebody with these roles dials. */
    public DialRules rules(String organisation, Set<Role> roles) {
        return of(organisation, Dialler.of(roles));
    }

    /** What the organisation dials at all, whoever does it. */
    public DialRules anybodys(String organisation) {
        return of(organisation, EnumSet.allOf(Dialler.class));
    }

    private DialRules of(String organisation, Set<Dialler> diallers) {
        if (!known.containsKey(organisation)) {
            copy(organisation);
        }
        Known now = known.get(organisation);
        return now == null ? DialRules.STANDARD : now.rules(diallers);
    }

    @EventListener
    void changed(OrganisationChanged event) {
        known.put(event.organisation(), current());
    }

    @EventListener
    void changed(DialPermissionsChanged event) {
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

    private Known current() {
        return new Known(organisations.current().alsoDialled(), permissions.all());
    }
}
