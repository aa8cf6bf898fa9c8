package nl.balie.audit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a request handler that shows what is known of a person, such as a contact or what he said (BIO2 8.15, requirement 7.3): when it
 * was shown, the audit log tells to whom, with the name of what it was: the request's attribute {@link #OF}, its address when
 * there is none.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ReadIsRecorded {
    /** Attribute of a request: what is shown, in words that stay readable when it is gone. */
    String OF = "nl.balie.read-is-of";

    /** The action, as {@link AuditLog#record} takes it. */
    String value();
}
