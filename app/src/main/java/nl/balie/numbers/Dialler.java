package nl.balie.numbers;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import nl.balie.people.Role;

/** Who dials numbers outside. */
public enum Dialler {
    AGENT("agenten"),
    TELEPHONIST("telefonisten"),
    SUPERVISOR("supervisors"),
    /** Callflows, fallbacks and calls back. */
    BALIE("callflows en terugbellen");

    private final String dutch;

    Dialler(String dutch) {
        this.dutch = dutch;
    }

    /** As the audit log says it, in Dutch. */
    public String dutch() {
        return dutch;
    }

    /** As which somebody with these roles dials. */
    public static Set<Dialler> of(Collection<Role> roles) {
        Set<Dialler> diallers = EnumSet.noneOf(Dialler.class);
        for (Role role : roles) {
            switch (role) {
                case AGENT -> diallers.add(AGENT);
                case TELEPHONIST -> diallers.add(TELEPHONIST);
                case SUPERVISOR -> diallers.add(SUPERVISOR);
                case FUNCTIONAL_ADMINISTRATOR, SERVICE_DESK, PLATFORM_ADMINISTRATOR -> {}
            }
        }
        return diallers;
    }
}
