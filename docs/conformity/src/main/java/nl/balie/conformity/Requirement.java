package nl.balie.conformity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a test that shows a requirement: one that would fail without the feature. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Requirement {
    /** Numbers as in {@code docs/requirements.tsv}, for example {@code "2.2.7"}. */
    String[] value();
}
