package nl.balie.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.RequestDataValueProcessor;

/**
 * Has every form that is sent to the address it stands at carry what its fields were when the page was made, so that
 * {@link Edit} can tell what its sender changed; no template has to remember it.
 */
@Configuration(proxyBeanMethods = false)
class EditedPages implements WebMvcConfigurer {
    private static final String POST = "post";

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Basis());
        registry.addInterceptor(new OneAfterAnother());
    }

    @Bean
    static BeanPostProcessor formsCarryWhatTheyWereMadeFrom() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof RequestDataValueProcessor processor ? new Carrying(processor) : bean;
            }
        };
    }

    /** Keeps what the page shows; {@link Edit} has done so for a form that comes back. */
    private static final class Basis implements HandlerInterceptor {
        @Override
        public void postHandle(
                HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
            if (request.getMethod().equals("GET")
                    && page != null
                    && page.getModel().get("form") instanceof Record form) {
                request.setAttribute(Edit.ATTRIBUTE, form);
            }
        }
    }

    /** Two forms of one page are brought together with what is there one after the other. */
    private static final class OneAfterAnother implements HandlerInterceptor {
        private final ReentrantLock[] locks =
                Stream.generate(ReentrantLock::new).limit(64).toArray(ReentrantLock[]::new);

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (isEdit(request)) {
                of(request).lock();
            }
            return true;
        }

        @Override
        public void afterCompletion(
                HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
            if (isEdit(request) && of(request).isHeldByCurrentThread()) {
                of(request).unlock();
            }
        }

        private static boolean isEdit(HttpServletRequest request) {
            return request.getMethod().equals("POST") && request.getParameter(Edit.BASIS) != null;
        }

        private ReentrantLock of(HttpServletRequest request) {
            return locks[Math.floorMod(request.getRequestURI().hashCode(), locks.length)];
        }
    }

    /** Adds a hidden field to those that were there already. */
    private record Carrying(RequestDataValueProcessor others) implements RequestDataValueProcessor {
        private static final String HERE = Carrying.class.getName();

        @Override
        public String processAction(HttpServletRequest request, String action, String httpMethod) {
            request.setAttribute(HERE, httpMethod.equalsIgnoreCase(POST) && action.equals(request.getRequestURI()));
            return others.processAction(request, action, httpMethod);
        }

        @Override
        public String processFormFieldValue(
                HttpServletRequest request, @Nullable String name, String value, String type) {
            return others.processFormFieldValue(request, name, value, type);
        }

        @Override
        public Map<String, String> getExtraHiddenFields(HttpServletRequest request) {
            Map<String, String> fields =
                    new LinkedHashMap<>(Objects.requireNonNullElse(others.getExtraHiddenFields(request), Map.of()));
            Object form = request.getAttribute(Edit.ATTRIBUTE);
            if (form != null && Boolean.TRUE.equals(request.getAttribute(HERE))) {
                fields.put(Edit.BASIS, Edit.written(form));
            }
            return fields;
        }

        @Override
        public String processUrl(HttpServletRequest request, String url) {
            return others.processUrl(request, url);
        }
    }
}
