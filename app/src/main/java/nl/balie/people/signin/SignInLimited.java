package nl.balie.people.signin;

import java.io.Serial;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;

/** An attempt to sign in that was not judged, because there were too many. */
class SignInLimited extends AuthenticationException {
    @Serial
    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final Duration retryAfter;

    private SignInLimited(HttpStatus status, Duration retryAfter) {
        super("Too many attempts to sign in");
        this.status = status;
        this.retryAfter = retryAfter;
    }

    /** Too many failures of this account from here, or of this address (RFC 6585, 4). */
    static SignInLimited tooOften(Duration retryAfter) {
        return new SignInLimited(HttpStatus.TOO_MANY_REQUESTS, retryAfter);
    }

    /** Too many at this moment (RFC 9110, 15.6.4). */
    static SignInLimited tooMany() {
        return new SignInLimited(HttpStatus.SERVICE_UNAVAILABLE, Duration.ofSeconds(5));
    }

    HttpStatus status() {
        return status;
    }

    /** When it makes sense to try again. */
    Duration retryAfter() {
        return retryAfter;
    }
}
