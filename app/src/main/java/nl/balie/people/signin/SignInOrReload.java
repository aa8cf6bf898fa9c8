package nl.balie.people.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.session.SessionInformationExpiredEvent;
import org.springframework.security.web.session.SessionInformationExpiredStrategy;

/**
 * Where somebody goes who has to sign in (again). A part of a page that htmx asks for cannot be the sign-in page, so the
 * whole page is sent there.
 */
class SignInOrReload extends LoginUrlAuthenticationEntryPoint
        implements AccessDeniedHandler, SessionInformationExpiredStrategy {
    static final String SIGN_IN = "/aanmelden";
    private static final String EXPIRED = SIGN_IN + "?verlopen";

    private final AccessDeniedHandlerImpl forbidden = new AccessDeniedHandlerImpl();

    SignInOrReload() {
        super(SIGN_IN);
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException problem)
            throws IOException, ServletException {
        if (isPart(request)) {
            reload(request, response);
        } else {
            super.commence(request, response, problem);
        }
    }

    /** A form that was left open until its session had ended is no attack. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException problem)
            throws IOException, ServletException {
        if (problem instanceof CsrfException
                && SecurityContextHolder.getContext().getAuthentication() == null) {
            again(request, response);
        } else {
            forbidden.handle(request, response, problem);
        }
    }

    @Override
    public void onExpiredSessionDetected(SessionInformationExpiredEvent event) throws IOException {
        again(event.getRequest(), event.getResponse());
    }

    private static void again(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isPart(request)) {
            reload(request, response);
        } else {
            response.sendRedirect(request.getContextPath() + EXPIRED);
        }
    }

    private static void reload(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader("HX-Redirect", request.getContextPath() + EXPIRED);
    }

    static boolean isPart(HttpServletRequest request) {
        return "true".equals(request.getHeader("HX-Request"));
    }
}
