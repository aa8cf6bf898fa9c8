package nl.balie;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.session.web.http.HttpSessionIdResolver;

/**
 * Takes a {@link org.springframework.mock.web.MockHttpSession} for the place where a browser keeps the cookie of its session. In
 * each test that has {@code AutoConfigureMockMvc}, by its file of imports.
 */
final class MockBrowser implements HttpSessionIdResolver {
    private static final String COOKIE = "cookie";

    @AutoConfiguration
    static class Imported {
        @Bean
        HttpSessionIdResolver mockBrowser() {
            return new MockBrowser();
        }
    }

    @Override
    public List<String> resolveSessionIds(HttpServletRequest request) {
        return sent(request).getSession(false) instanceof HttpSession browser
                        && browser.getAttribute(COOKIE) instanceof String id
                ? List.of(id)
                : List.of();
    }

    @Override
    public void setSessionId(HttpServletRequest request, HttpServletResponse response, String id) {
        sent(request).getSession(true).setAttribute(COOKIE, id);
    }

    @Override
    public void expireSession(HttpServletRequest request, HttpServletResponse response) {
        if (sent(request).getSession(false) instanceof HttpSession browser) {
            browser.removeAttribute(COOKIE);
        }
    }

    private static HttpServletRequest sent(HttpServletRequest request) {
        HttpServletRequest inner = request;
        while (inner instanceof HttpServletRequestWrapper wrapper) {
            inner = (HttpServletRequest) wrapper.getRequest();
        }
        return inner;
    }
}
