package nl.balie.people;

import java.util.Set;

/** Of whom this installation wants a second step when he signs in. */
public enum SecondFactorRule {
    /** Of who wants it himself. */
    VOLUNTARY,
    /** Of administrators: they can let others in, and see and change everything of their organisation. */
    ADMINISTRATORS;

    /** Whether somebody with these roles cannot do without. */
    public boolean wantsIt(Set<Role> roles) {
        return this == ADMINISTRATORS
                && (roles.contains(Role.FUNCTIONAL_ADMINISTRATOR) || roles.contains(Role.PLATFORM_ADMINISTRATOR));
    }
}
