package nl.balie.people;

import java.io.Serial;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.balie.audit.Actor;
import nl.balie.pages.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * The principal of a page: who is signed in, with what he might at that moment. Changing someone's roles or rights ends
 * his sessions, so that this is never out of date.
 *
 * @param rights of a functional administrator; empty for others
 * @param duty what he must do first; until then he has no roles and no rights
 */
public record SignedInUser(
        UUID userId,
        String organisation,
        String organisationName,
        String username,
        String displayName,
        Set<Role> roles,
        Map<Area, Level> rights,
        Duty duty)
        implements UserDetails, Visitor, Actor {
    @Serial
    private static final long serialVersionUID = 1;

    /** The authority of who must do something else first. */
    public static final String HAS_DUTY = "HAS_DUTY";

    public SignedInUser {
        roles = duty == Duty.NONE ? Set.copyOf(roles) : Set.of();
        rights = duty == Duty.NONE ? Map.copyOf(rights) : Map.of();
    }

    /** Whether somebody else knows his password. */
    public boolean mustChoosePassword() {
        return duty == Duty.OWN_PASSWORD;
    }

    /** Whether he has the role. */
    public boolean is(Role role) {
        return roles.contains(role);
    }

    /**
     * The level of his right over an area, or null: he does not see it. Calamity switches are a supervisor's tool too
     * (requirement 2.2.75), and he reads what customers say and hears their recordings (requirement 2.6.9).
     */
    public @Nullable Level right(Area area) {
        if (area == Area.CALAMITIES && is(Role.SUPERVISOR)) {
            return Level.CHANGE;
        }
        Level level = is(Role.FUNCTIONAL_ADMINISTRATOR) ? rights.get(area) : null;
        boolean seen = area == Area.SURVEYS || area == Area.RECORDINGS;
        return level == null && seen && is(Role.SUPERVISOR) ? Level.VIEW : level;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return duty != Duty.NONE
                ? List.of(new SimpleGrantedAuthority(HAS_DUTY))
                : roles.stream()
                        .map(role -> new SimpleGrantedAuthority(role.authority()))
                        .toList();
    }

    /** Nothing: the hash stays in the database. */
    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public String getUsername() {
        return username;
    }
}
