package nl.balie.recordings;

import java.io.IOException;
import java.io.Serial;

/** What is kept is not what was recorded: it was damaged or changed, or its key is another one. None of it is heard. */
public final class BrokenRecordingException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    BrokenRecordingException(String what) {
        super(what + " was damaged or changed, or its key is another one");
    }
}
