package nl.balie.people.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.balie.people.Duty;
import nl.balie.people.SignedInUser;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * Where somebody goes who has to sign in (again), or has to do something else first. A part of a page that htmx asks for cannot
 * be the sign-in page, so the whole page is sent there.
 */
class SignInOrReload extends LoginUrlAuthenticationEntryPoint implements AccessDeniedHandler {
    static final String SIGN_IN = "/aanmelden";
    static final String CODE = SIGN_IN + "/code";
    static final String EXPIRED = SIGN_IN + "?verlopen";

    private final AccessDeniedHandlerImpl forbidden = new AccessDeniedHandlerImpl();

    SignInOrReload() {
        super(SIGN_IN);
        // the Host header is whatever the sender wrote
        setFavorRelativeUris(true);
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException problem)
            throws IOException, ServletException {
        if (isPart(request) || isOfScript(request)) {
            to(EXPIRED, request, response);
        } else {
            super.commence(request, response, problem);
        }
    }

    /** A form that was left open until its session had ended is no attack. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException problem)
            throws IOException, ServletException {
        var known = SecurityContextHolder.getContext().getAuthentication();
        if (problem instanceof CsrfException) {
            RefusedRequests.ALL.tell(request, "a form without the token of its session");
        }
        if (problem instanceof CsrfException && known == null) {
            to(EXPIRED, request, response);
        } else if (problem instanceof CsrfException && StaleForm.isOwn(request)) {
            stale(request, response);
        } else if (!(problem instanceof CsrfException)
                && known != null
                && known.getPrincipal() instanceof SignedInUser user
                && user.duty() != Duty.NONE) {
            to(user.duty().page(), request, response);
        } else {
            forbidden.handle(request, response, problem);
        }
    }

    /** Its sender signed in again meanwhile, in another tab for instance: with the token of now it can be sent once more. */
    private static void stale(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (isPart(request) && request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            response.setHeader(StaleForm.FRESH, token.getToken());
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        } else if (isPart(request) || isOfScript(request)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        } else {
            request.setAttribute(StaleForm.ATTRIBUTE, StaleForm.of(request));
            request.getRequestDispatcher(StaleForm.PATH).forward(request, response);
        }
    }

    @Override
    protected String determineUrlToUseForThisRequest(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException problem) {
        return SessionUsers.ended(request) ? EXPIRED : SIGN_IN;
    }

    private static void to(String page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isPart(request)) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader("HX-Redirect", request.getContextPath() + page);
        } else if (isOfScript(request)) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendRedirect(request.getContextPath() + page);
        }
    }

    /**
     * Whether a script or a program asks, which could do nothing with a page to sign in on: it follows the redirect with its
     * own method, up to the browser's limit (Fetch standard, HTTP-redirect fetch; Fetch Metadata, {@code Sec-Fetch-Dest}).
     */
    static boolean isOfScript(HttpServletRequest request) {
        String accepted = String.valueOf(request.getHeader("Accept"));
        boolean data = (accepted.contains("json") || accepted.contains("xml")) && !accepted.contains("text/html");
        return data
                || "empty".equals(request.getHeader("Sec-Fetch-Dest"))
                || !"GET".equals(request.getMethod()) && !"POST".equals(request.getMethod());
    }

    static boolean isPart(HttpServletRequest request) {
        return "true".equals(request.getHeader("HX-Request"));
    }
}
