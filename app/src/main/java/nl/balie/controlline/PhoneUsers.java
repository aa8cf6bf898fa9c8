package nl.balie.controlline;

import java.util.Optional;
import java.util.function.Supplier;
import nl.balie.callers.Caller;
import nl.balie.callers.Deed;
import nl.balie.callers.Shown;
import nl.balie.people.Area;
import nl.balie.people.Level;
import nl.balie.people.PhoneCodes;
import nl.balie.people.SignedInUser;
import nl.balie.people.SignedInUsers;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Who is on the control line. That he signed in is known for as long as he is there, and no model can say it. In a trial the
 * administrator plays it himself, whatever his code and his rights, since nothing is changed.
 */
@Component
class PhoneUsers {
    private final PhoneCodes codes;
    private final SignedInUsers users;

    PhoneUsers(PhoneCodes codes, SignedInUsers users) {
        this.codes = codes;
        this.users = users;
    }

    /** Whose code this is, if he may do anything here. */
    Optional<SignedInUser> ofCode(Caller caller, String code) {
        boolean complete = code.length() == PhoneCodes.LENGTH;
        return caller.does(new Deed<>(
                () -> codes.signIn(caller.organisation(), code)
                        .filter(known -> may(known, Area.CALAMITIES) || may(known, Area.PROMPTS)),
                complete ? Shown.of("controlline.tried.code") : null,
                complete ? caller.memory().of(SignedInUser.class) : Optional.empty(),
                true));
    }

    /** Who signed in, if he may change this. */
    Optional<SignedInUser> of(Caller caller, Area area) {
        return caller.memory()
                .of(SignedIn.class)
                .flatMap(known -> caller.does(new Deed<>(
                        () -> users.of(caller.organisation(), known.user()).filter(him -> may(him, area)),
                        null,
                        caller.memory().of(SignedInUser.class),
                        true)));
    }

    private static boolean may(SignedInUser user, Area area) {
        return user.right(area) == Level.CHANGE;
    }

    /** What is done here stands in the audit log under his name. */
    static <T> T as(SignedInUser user, Supplier<T> work) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
        SecurityContextHolder.setContext(context);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
