package nl.balie.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.ExitCodeGenerator;

/**
 * Balie cannot start for a reason that its operator can mend. The message is the one sentence, in Dutch, that he reads
 * instead of a stack trace; the exit code is 1.
 */
public final class StartFailure extends RuntimeException implements ExitCodeGenerator {
    private static final long serialVersionUID = 1L;

    /** With the sentence that the operator reads. */
    public StartFailure(String sentence) {
        super(sentence);
    }

    /** With the sentence that the operator reads and, for the log, where it came from. */
    public StartFailure(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    @Override
    public int getExitCode() {
        return 1;
    }
}
