package nl.balie.conformity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a test that shows a requirement, or a part of one: a test that would fail without the feature.
 *
 * <p>Without {@link #part} it says that the row is shown in full: nothing in the row's own text is left that neither this
 * test nor another that names the row in full shows. A test that shows less says which part that is.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@Repeatable(Requirement.All.class)
public @interface Requirement {
    /** Numbers as in {@code docs/requirements.tsv}, for example {@code "2.2.7"}. */
    String[] value();

    /** What of these rows is shown, in a word or a few, for example {@code "telephone"}; empty for all of it. */
    String part() default "";

    /** Holds several of them on one test. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @interface All {
        Requirement[] value();
    }
}
