package nl.balie.telephony.sip;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Shuts out an address that guesses passwords: contact centres on the internet are scanned day and night. */
final class Throttle {
    private static final int FAILURES = 20;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_SOURCES = 10_000;

    private record Source(Instant since, int failures) {}

    private final Clock clock;
    private final Map<String, Source> sources = new HashMap<>();

    Throttle(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean shutOut(String address) {
        Source source = sources.get(address);
        return source != null && source.failures() >= FAILURES && !over(source);
    }

    synchronized void failed(String address) {
        Source source = sources.get(address);
        if (source == null || over(source)) {
            if (sources.size() >= MOST_SOURCES) {
                sources.values().removeIf(this::over);
            }
            sources.put(address, new Source(clock.instant(), 1));
        } else {
            int failures = source.failures() + 1;
            sources.put(address, new Source(failures == FAILURES ? clock.instant() : source.since(), failures));
        }
    }

    private boolean over(Source source) {
        return !clock.instant().isBefore(source.since().plus(WINDOW));
    }
}
