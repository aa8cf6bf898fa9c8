package nl.balie.desk;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.balie.database.Lane;
import org.springframework.core.annotation.Order;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives all pages and programs but the desk connections of their own, so that none who looks back or administers keeps an agent
 * waiting, and those who only try to sign in keep nobody waiting. It comes before the filter that looks for
 * the session, and before Spring Security's, which read the database for whatever name or token they are sent.
 */
@Component
@Order(SessionRepositoryFilter.DEFAULT_ORDER - 1)
class OtherPages extends OncePerRequestFilter {
    private static final String SIGN_IN = "/aanmelden";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals(DeskController.PATH) || path.startsWith(DeskController.PATH + "/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            Lane lane = request.getRequestURI().startsWith(SIGN_IN) ? Lane.SIGN_IN : Lane.PAGES;
            lane.call(() -> {
                chain.doFilter(request, response);
                return true;
            });
        } catch (ServletException | IOException | RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new ServletException(impossible);
        }
    }
}
