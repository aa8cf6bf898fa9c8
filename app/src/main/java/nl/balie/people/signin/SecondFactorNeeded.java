package nl.balie.people.signin;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;

/** The password was right, and a code is wanted too: nobody is signed in. */
class SecondFactorNeeded extends AuthenticationException {
    @Serial
    private static final long serialVersionUID = 1;

    private final SignInAttempt.@Nullable Halfway halfway;

    /** @param halfway whose code is wanted; null when the password was too long ago */
    SecondFactorNeeded(SignInAttempt.@Nullable Halfway halfway) {
        super("A code is wanted");
        this.halfway = halfway;
    }

    SignInAttempt.@Nullable Halfway halfway() {
        return halfway;
    }
}
