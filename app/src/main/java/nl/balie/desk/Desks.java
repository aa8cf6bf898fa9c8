package nl.balie.desk;

import java.util.Set;
import nl.balie.people.Role;
import nl.balie.people.SignedInUser;

/** Who has a desk, and who looks back at which contacts. */
public final class Desks {
    private static final Set<Role> AT_A_DESK = Set.of(Role.AGENT, Role.TELEPHONIST);
    private static final Set<Role> LOOK_BACK =
            Set.of(Role.SUPERVISOR, Role.FUNCTIONAL_ADMINISTRATOR, Role.SERVICE_DESK);

    private Desks() {}

    /** Whether he handles contacts himself. */
    public static boolean has(SignedInUser user) {
        return user.roles().stream().anyMatch(AT_A_DESK::contains);
    }

    /** Whether he sees contacts at all; without {@link #maySeeAllContacts} only his own. */
    public static boolean maySeeContacts(SignedInUser user) {
        return has(user) || maySeeAllContacts(user);
    }

    /** Whether he sees the contacts of the whole organisation. */
    public static boolean maySeeAllContacts(SignedInUser user) {
        return user.roles().stream().anyMatch(LOOK_BACK::contains);
    }
}
