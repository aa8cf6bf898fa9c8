package nl.balie.processes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tests of this class, and those that it inherits, together take every path of a shipped model; they fail when one is left. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EveryPath.class)
public @interface WholeModel {
    /** The model's process id. */
    String value();
}
