package nl.balie.people;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Whether who is signed in may see or change an area of his organisation's settings; the only place that decides it
 * (requirement 2.10.1). In controllers: {@code @PreAuthorize("@rights.mayView('QUEUES')")}; in templates: {@code
 * ${@rights.mayChange('QUEUES')}}; in the menu: {@code authentication -> Rights.mayView(authentication, Area.QUEUES)}.
 */
@Component("rights")
public class Rights {

    /** Whether he sees the area. */
    public boolean mayView(String area) {
        return mayView(signedIn(), Area.valueOf(area));
    }

    /** Whether he may change what is in it. */
    public boolean mayChange(String area) {
        return level(signedIn(), Area.valueOf(area)) == Level.CHANGE;
    }

    /** Whether this user sees the area. */
    public static boolean mayView(@Nullable Authentication authentication, Area area) {
        return level(authentication, area) != null;
    }

    private static @Nullable Level level(@Nullable Authentication authentication, Area area) {
        return authentication != null
                        && authentication.isAuthenticated()
                        && authentication.getPrincipal() instanceof SignedInUser user
                ? user.right(area)
                : null;
    }

    private static @Nullable Authentication signedIn() {
        return SecurityContextHolder.getContext().getAuthentication();
    }
}
