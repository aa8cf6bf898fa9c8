package nl.balie.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Prints only the sentence of a {@link StartFailure}, where Spring Boot would print a banner or a stack trace. Of any
 * other failure it prints the innermost message, and leaves the rest to the log.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailureReporter implements SpringBootExceptionReporter {
    @Override
    public boolean reportException(Throwable failure) {
        Throwable innermost = failure;
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartFailure) {
                System.err.println(cause.getMessage());
                return true;
            }
            innermost = cause;
        }
        System.err.println("Balie kon niet starten: " + innermost + " (meer in het logboek balie.log)");
        return false;
    }
}
