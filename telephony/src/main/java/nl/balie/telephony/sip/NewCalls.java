package nl.balie.telephony.sip;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.balie.telephony.CallLimits;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How fast calls may begin, so that a flood of them keeps nobody waiting whose call could be taken: so many a second of each
 * number that calls, and of each address that brings them. Whoever was quiet before may have a few seconds' worth at once.
 */
final class NewCalls {
    private static final Logger LOG = LoggerFactory.getLogger(NewCalls.class);
    /** A switchboard that comes back after a fault, or a number on television. */
    private static final int SECONDS_AT_ONCE_OF_ADDRESS = 3;
    /** A company's number that all its people show. */
    private static final int SECONDS_AT_ONCE_OF_CALLER = 5;
    /** What is remembered of each kind; who was quiet longest goes first. */
    private static final int MOST = 10_000;
    /** Not every refusal is worth a line. */
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    private final CallLimits limits;
    private final Clock clock;
    private final Map<String, Bucket> addresses = bounded();
    private final Map<String, Bucket> callers = bounded();
    private Instant told = Instant.MIN;
    private int refused;

    private record Bucket(double calls, Instant at) {}

    NewCalls(CallLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Whether a call may begin now; it counts when it may.
     *
     * @param address that brings it
     * @param caller his number or the name of his phone; null when it is not known
     */
    synchronized boolean mayBegin(String address, @Nullable String caller) {
        double ofCaller =
                caller == null ? 1 : filled(callers.get(caller), limits.perSecondOfCaller(), SECONDS_AT_ONCE_OF_CALLER);
        double ofAddress = filled(addresses.get(address), limits.perSecond(), SECONDS_AT_ONCE_OF_ADDRESS);
        if (ofCaller < 1 || ofAddress < 1) {
            tell(address, ofCaller < 1);
            return false;
        }
        if (caller != null) {
            callers.put(caller, new Bucket(ofCaller - 1, clock.instant()));
        }
        addresses.put(address, new Bucket(ofAddress - 1, clock.instant()));
        return true;
    }

    private double filled(@Nullable Bucket bucket, int perSecond, int secondsAtOnce) {
        double most = (double) perSecond * secondsAtOnce;
        if (bucket == null) {
            return most;
        }
        double seconds = Duration.between(bucket.at(), clock.instant()).toMillis() / 1000.0;
        return Math.min(most, bucket.calls() + seconds * perSecond);
    }

    private void tell(String address, boolean byOneCaller) {
        refused++;
        if (Duration.between(told, clock.instant()).compareTo(BETWEEN_LINES) >= 0) {
            LOG.warn(
                    "more new calls than are taken{}, the last from {}: {} refused with 503 since the last such line",
                    byOneCaller ? " of one number" : "",
                    address,
                    refused);
            told = clock.instant();
            refused = 0;
        }
    }

    private static Map<String, Bucket> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > MOST;
            }
        };
    }
}
