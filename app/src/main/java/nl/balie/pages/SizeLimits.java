package nl.balie.pages;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.autoconfigure.web.servlet.MultipartProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;

/**
 * How much a page may send. What is more is refused by its announced length, before anybody looks for its fields: the server
 * drops all of them, the one against cross-site request forgery too, and that would be told as a lack of rights. The answer
 * is 413 (RFC 9110, 15.5.14), with a page that names the limits.
 */
@Configuration(proxyBeanMethods = false)
class SizeLimits {
    /** Behind what sets the encoding, before sessions and sign-in. */
    private static final int EARLY = Ordered.HIGHEST_PRECEDENCE + 10;

    private final DataSize file;
    private final DataSize form;

    SizeLimits(MultipartProperties multipart, ServerProperties server) {
        file = multipart.getMaxRequestSize();
        form = server.getTomcat().getMaxHttpFormPostSize();
    }

    /** The limits for the page. */
    @Bean
    Limits sizeLimits() {
        return new Limits(file.toMegabytes(), form.toMegabytes());
    }

    @Bean
    FilterRegistrationBean<Filter> refusalOfTooMuch() {
        var registration = new FilterRegistrationBean<Filter>(this::refuse);
        registration.setOrder(EARLY);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        return registration;
    }

    private boolean isTooMuch(HttpServletRequest request) {
        String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        long length = request.getContentLengthLong();
        return type.startsWith("multipart/") && length > file.toBytes()
                || type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE) && length > form.toBytes();
    }

    /**
     * In megabytes.
     *
     * @param file a form with a file, all of it
     * @param form any other form
     */
    record Limits(long file, long form) {}

    /** For a dispatch to the error page too, which a filter that passes once would refuse again. */
    private void refuse(ServletRequest asked, ServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        var request = (HttpServletRequest) asked;
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
            boolean tooMuch = Objects.equals(status, HttpStatus.PAYLOAD_TOO_LARGE.value());
            chain.doFilter(tooMuch ? new WithoutFields(request) : request, answer);
        } else if (isTooMuch(request)) {
            ((HttpServletResponse) answer).sendError(HttpStatus.PAYLOAD_TOO_LARGE.value());
        } else {
            chain.doFilter(request, answer);
        }
    }

    /** For the page that says it: reading the fields would fail once more, and leave it empty. */
    private static final class WithoutFields extends HttpServletRequestWrapper {
        WithoutFields(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getContentType() {
            return null;
        }
    }
}
