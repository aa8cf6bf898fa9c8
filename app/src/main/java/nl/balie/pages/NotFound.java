package nl.balie.pages;

import java.io.Serial;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What was asked for is not there, or is another organisation's, which must look the same. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class NotFound extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /** The message is for the log. */
    public NotFound(String message) {
        super(message);
    }
}
