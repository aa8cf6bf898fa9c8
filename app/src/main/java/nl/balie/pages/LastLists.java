package nl.balie.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.regex.Pattern;
import nl.balie.database.ListPage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Remembers of each list what somebody saw of it last, so that whoever saves, removes or goes back comes to the page and the
 * search that he left; who opens the list from the menu sees all of it again.
 */
@Component("lastLists")
class LastLists implements WebMvcConfigurer {
    private static final String REDIRECT = "redirect:";
    private static final Pattern LANGUAGE = Pattern.compile("(^|&)taal=[^&]*");

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
            @Override
            public void postHandle(
                    HttpServletRequest request,
                    HttpServletResponse response,
                    Object handler,
                    @Nullable ModelAndView page) {
                if (page == null) {
                    return;
                }
                String view = page.getViewName();
                if (view != null && view.startsWith(REDIRECT)) {
                    page.setViewName(REDIRECT + address(view.substring(REDIRECT.length()), request));
                } else if (request.getMethod().equals("GET")
                        && page.getModel().values().stream().anyMatch(ListPage.class::isInstance)) {
                    remember(request);
                }
            }
        });
    }

    /** The address of a list as it was seen last; for the templates. */
    public String back(String path) {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? address(path, attributes.getRequest())
                : path;
    }

    static String address(String path, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(name(path)) instanceof String query ? path + "?" + query : path;
    }

    private static void remember(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return;
        }
        String name = name(request.getRequestURI());
        // the language is everybody's own, on all pages
        String query = request.getQueryString() == null
                ? ""
                : LANGUAGE.matcher(request.getQueryString()).replaceAll("").replaceFirst("^&", "");
        if (query.isEmpty()) {
            if (session.getAttribute(name) != null) {
                session.removeAttribute(name);
            }
        } else if (!query.equals(session.getAttribute(name))) {
            session.setAttribute(name, query);
        }
    }

    private static String name(String path) {
        return "list " + path;
    }
}
