package nl.balie.channels.mail;

import java.io.Serial;

/** The mail was not taken; it can be tried again. */
public final class MailFailedException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    MailFailedException(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
