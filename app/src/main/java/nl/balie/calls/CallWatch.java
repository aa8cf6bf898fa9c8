package nl.balie.calls;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import nl.balie.telephony.CallId;
import nl.balie.telephony.TelephonyPort.EndedBy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Finds calls that nobody leads, whatever became of who did: those go to their number's fallback, or end. Needs neither the
 * database nor the engine.
 */
@Component
class CallWatch {
    private static final Logger log = LoggerFactory.getLogger(CallWatch.class);
    private static final int LOOK_SECONDS = 5;
    /** A call may have ended between two looks without its end having been told yet. */
    private static final Duration WITHOUT_LINE = Duration.ofSeconds(LOOK_SECONDS);

    private final LiveCalls calls;
    private final Exchange exchange;
    private final CallSettings settings;
    private final Clock clock;
    private final Map<CallId, Seen> seen = new HashMap<>();

    CallWatch(LiveCalls calls, Exchange exchange, CallSettings settings, Clock clock) {
        this.calls = calls;
        this.exchange = exchange;
        this.settings = settings;
        this.clock = clock;
    }

    /** How a call stood when it was seen first as it is. */
    private record Seen(long happenings, boolean there, Instant since) {}

    @Scheduled(fixedDelay = LOOK_SECONDS, timeUnit = TimeUnit.SECONDS)
    synchronized void look() {
        if (!exchange.isOpen()) {
            return;
        }
        Instant now = clock.instant();
        Map<CallId, LiveCall> here = new HashMap<>();
        calls.all().forEach(call -> here.put(call.id(), call));
        seen.keySet().retainAll(here.keySet());
        here.values().forEach(call -> look(call, now));
    }

    private void look(LiveCall call, Instant now) {
        Seen before = seen.get(call.id());
        boolean there = exchange.telephony().isThere(call.id());
        if (before == null || before.happenings() != call.happenings() || before.there() != there) {
            seen.put(call.id(), new Seen(call.happenings(), there, now));
            return;
        }
        Duration unchanged = Duration.between(before.since(), now);
        if (!there && unchanged.compareTo(WITHOUT_LINE) >= 0) {
            log.error("contact {} has no call any more, and its end is stored", call.contact());
            calls.end(call.id()).ifPresent(gone -> gone.post(new CallEvent.LineEnded(EndedBy.FAILURE, now)));
        } else if (there && unchanged.compareTo(settings.leadPatience()) >= 0) {
            call.post(new CallEvent.NobodyLeads(UUID.randomUUID()));
        }
    }
}
