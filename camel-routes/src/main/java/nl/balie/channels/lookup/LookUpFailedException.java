package nl.balie.channels.lookup;

import java.io.Serial;

/** There is no answer, and whether there should have been one is not known. The message is for an administrator. */
public final class LookUpFailedException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    LookUpFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    LookUpFailedException(String message) {
        super(message);
    }
}
