package nl.balie.audit.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import nl.balie.audit.Actor;
import nl.balie.audit.AuditLog;
import nl.balie.audit.AuditResult;
import nl.balie.audit.ReadIsRecorded;
import nl.balie.database.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.SpringAuthorizationEventPublisher;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts into the audit log what was shown to whom ({@link ReadIsRecorded}), and what somebody wanted who may not (BIO2 8.15). */
@Configuration(proxyBeanMethods = false)
class RequestsOfInterest implements WebMvcConfigurer {
    private static final String FROM_THE_START = "bytes=0-";

    private static final Duration AGAIN = Duration.ofMinutes(10);
    private static final int REMEMBERED = 10_000;

    private final Map<Read, Long> recent = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Read, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    private final AuditLog audit;
    private final Tenancy tenancy;

    RequestsOfInterest(AuditLog audit, Tenancy tenancy) {
        this.audit = audit;
        this.tenancy = tenancy;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new UserInLog());
        registry.addInterceptor(new HandlerInterceptor() {
            @Override
            public void afterCompletion(
                    HttpServletRequest request,
                    HttpServletResponse response,
                    Object handler,
                    @Nullable Exception failure) {
                if (failure == null && handler instanceof HandlerMethod method) {
                    shown(method.getMethodAnnotation(ReadIsRecorded.class), request, response);
                }
            }
        });
    }

    private void shown(@Nullable ReadIsRecorded read, HttpServletRequest request, HttpServletResponse response) {
        if (read == null || response.getStatus() >= HttpStatus.MULTIPLE_CHOICES.value() || goesOn(request)) {
            return;
        }
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        if (known != null && known.getPrincipal() instanceof Actor actor) {
            Read looked = new Read(actor.organisation(), known.getName(), request.getRequestURI());
            if (isNew(looked)) {
                tenancy.in(actor.organisation(), () -> audit.record(read.value(), object(request), Map.of()));
                remember(looked);
            }
        }
    }

    /** Who looks at the same again a moment later, as programs do each second, is told of once. */
    private synchronized boolean isNew(Read read) {
        Long before = recent.get(read);
        return before == null || System.nanoTime() - before >= AGAIN.toNanos();
    }

    /** Only what is in the log. */
    private synchronized void remember(Read read) {
        recent.put(read, System.nanoTime());
    }

    private static String object(HttpServletRequest request) {
        return request.getAttribute(ReadIsRecorded.OF) instanceof String name ? name : request.getRequestURI();
    }

    private record Read(String organisation, String actor, String address) {}

    /** A player fetches sound piece by piece; the first tells enough. */
    private static boolean goesOn(HttpServletRequest request) {
        String range = request.getHeader(HttpHeaders.RANGE);
        return range != null && !range.startsWith(FROM_THE_START);
    }

    @Bean
    static AuthorizationEventPublisher deniedRequests(ApplicationEventPublisher events) {
        return new SpringAuthorizationEventPublisher(events);
    }

    /** Of who is signed in; who is not is only sent to sign in. */
    @EventListener
    void denied(AuthorizationDeniedEvent<?> event) {
        Supplier<Authentication> known = event.getAuthentication();
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && known.get() instanceof Authentication who
                && who.getPrincipal() instanceof Actor actor) {
            HttpServletRequest request = attributes.getRequest();
            tenancy.in(
                    actor.organisation(),
                    () -> audit.recordBy(
                            who.getName(),
                            "request",
                            request.getMethod() + " " + request.getRequestURI(),
                            AuditResult.REFUSED,
                            Map.of()));
        }
    }
}
