package nl.balie.people.web;

import jakarta.servlet.http.HttpSession;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Keeps the user name of a sign-in that was refused for the next page, in the session and in no address or log. */
@Component
class RefusedUsername {
    private static final String ATTRIBUTE = RefusedUsername.class.getName();
    /** Longer than any user name; who types a book does not get it back. */
    private static final int LONGEST = 100;

    @EventListener
    void refused(AbstractAuthenticationFailureEvent event) {
        String name = event.getAuthentication().getName();
        if (name.length() <= LONGEST
                && RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && attributes.getRequest().getSession(false) instanceof HttpSession session) {
            session.setAttribute(ATTRIBUTE, name);
        }
    }

    /** The name, once; empty when there is none. */
    static String take(HttpSession session) {
        Object name = session.getAttribute(ATTRIBUTE);
        session.removeAttribute(ATTRIBUTE);
        return name instanceof String text ? text : "";
    }
}
