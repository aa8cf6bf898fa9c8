package nl.balie.api;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Contact;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** What the OpenAPI document says about the API as a whole. */
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Balie",
                        version = OpenApiDescription.VERSION,
                        description = "Contacten en agenten van een klantcontactcentrum",
                        contact =
                                @Contact(
                                        name = "Functioneel beheer",
                                        email = "beheer@example.org",
                                        url = "https://example.org"),
                        license = @License(name = "EUPL-1.2", url = "https://eupl.eu/1.2/nl/")),
        security = @SecurityRequirement(name = "token"))
@SecurityScheme(name = "token", type = SecuritySchemeType.HTTP, scheme = "bearer")
class OpenApiDescription {
    static final String VERSION = "1.0.0";

    /** Says the version on every answer of the API, refusals too (NLGov API Design Rules, version-header). */
    @Component
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static class VersionHeader extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (request.getRequestURI().startsWith("/api/")) {
                response.setHeader("API-Version", VERSION);
            }
            chain.doFilter(request, response);
        }
    }
}
