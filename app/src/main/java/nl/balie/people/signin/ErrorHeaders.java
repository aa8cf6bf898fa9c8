package nl.balie.people.signin;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;

/**
 * The headers of pages about requests that were refused before the security filters saw them, such as what is too big or has an
 * address that cannot be: those filters write no headers on the way to an error page. What is there already stays.
 */
@Configuration(proxyBeanMethods = false)
class ErrorHeaders {
    private final List<HeaderWriter> writers = List.of(
            new ContentSecurityPolicyHeaderWriter(SecurityConfiguration.CONTENT),
            new XContentTypeOptionsHeaderWriter(),
            new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY),
            new ReferrerPolicyHeaderWriter(ReferrerPolicy.SAME_ORIGIN),
            new CacheControlHeadersWriter(),
            new HstsHeaderWriter());

    @Bean
    FilterRegistrationBean<Filter> headersOfErrorPages() {
        var registration = new FilterRegistrationBean<Filter>(this::write);
        registration.setDispatcherTypes(DispatcherType.ERROR);
        return registration;
    }

    /** What Spring Security's firewall takes for no honest request: 400, and a line in the log. */
    @Bean
    RequestRejectedHandler refusedByTheFirewall() {
        return (request, response, refusal) -> {
            RefusedRequests.ALL.tell(request, "an address, method or header that is not allowed");
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        };
    }

    private void write(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var answer = (HttpServletResponse) response;
        if (!answer.containsHeader(FileHeaders.POLICY_HEADER)) {
            writers.forEach(writer -> writer.writeHeaders((HttpServletRequest) request, answer));
        }
        chain.doFilter(request, response);
    }
}
