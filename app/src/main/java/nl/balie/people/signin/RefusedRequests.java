package nl.balie.people.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log of requests that were refused before it was known whose they are, so that no organisation's audit log can tell
 * of them (OWASP ASVS 5.0, 16.3). Only so many a second, since everybody can send them: nobody may push out what the log says
 * besides. How many were left out stands in the next line.
 */
final class RefusedRequests {
    static final RefusedRequests ALL = new RefusedRequests(System::nanoTime);

    /** In a second. */
    static final int MOST = 10;

    private static final Logger log = LoggerFactory.getLogger(RefusedRequests.class);
    private static final long SECOND = 1_000_000_000;
    private static final int LONGEST = 200;

    private final LongSupplier nanoTime;
    private long since;
    private int told;
    private long untold;

    RefusedRequests(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.since = nanoTime.getAsLong();
    }

    /**
     * Tells of one.
     *
     * @param why in words for who reads the log; nothing that the sender wrote
     */
    void tell(HttpServletRequest request, String why) {
        long before;
        synchronized (this) {
            long now = nanoTime.getAsLong();
            if (now - since >= SECOND) {
                since = now;
                told = 0;
            }
            if (told == MOST) {
                untold++;
                return;
            }
            told++;
            before = untold;
            untold = 0;
        }
        String path = request.getRequestURI();
        log.warn(
                "Refused {} {} from {}: {}{}",
                request.getMethod(),
                path.substring(0, Math.min(LONGEST, path.length())),
                request.getRemoteAddr(),
                why,
                before == 0 ? "" : "; " + before + " more before it");
    }
}
