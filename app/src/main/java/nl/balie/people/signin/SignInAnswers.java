package nl.balie.people.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;

/**
 * What follows an attempt to sign in: the page that was asked for, the page for the code, the form again, or the page that says
 * to wait.
 */
class SignInAnswers extends SavedRequestAwareAuthenticationSuccessHandler implements AuthenticationFailureHandler {
    private final SimpleUrlAuthenticationFailureHandler refused =
            new SimpleUrlAuthenticationFailureHandler(SignInOrReload.SIGN_IN + "?fout");
    private final KnownDevices devices;

    SignInAnswers(KnownDevices devices) {
        this.devices = devices;
        setDefaultTargetUrl("/");
        setRedirectStrategy(SignInAnswers::here);
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                devices.remembering(SignInOrigin.of(request).device(), authentication.getName(), request.isSecure())
                        .toString());
        SignInAttempt.keep(request.getSession(), null);
        super.onAuthenticationSuccess(request, response, authentication);
    }

    /** The address that was asked for was kept with the host that its sender named; only the rest of it is used. */
    private static void here(HttpServletRequest request, HttpServletResponse response, String url) throws IOException {
        URI address = URI.create(url);
        String query = address.getRawQuery();
        response.sendRedirect(address.getRawPath() + (query == null ? "" : "?" + query));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException problem)
            throws IOException, ServletException {
        if (problem instanceof SignInLimited limited) {
            RefusedRequests.ALL.tell(request, "too many attempts to sign in");
            // whole seconds, upwards (RFC 9110, 10.2.3)
            long seconds = limited.retryAfter().plusMillis(999).toSeconds();
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, seconds)));
            response.sendError(limited.status().value());
        } else if (problem instanceof SecondFactorNeeded needed) {
            SignInAttempt.keep(request.getSession(), needed.halfway());
            // who had the session before the password has it no more
            request.changeSessionId();
            response.sendRedirect(needed.halfway() == null ? SignInOrReload.EXPIRED : SignInOrReload.CODE);
        } else if (request.getParameter(SignInAttempt.CODE) != null) {
            response.sendRedirect(SignInOrReload.CODE + "?fout");
        } else {
            refused.onAuthenticationFailure(request, response, problem);
        }
    }
}
