package nl.balie.recordings;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.balie.audit.AuditLog;
import nl.balie.database.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Erases recordings that were kept as long as their organisation decided. */
@Component
class RecordingCare {
    private static final Logger log = LoggerFactory.getLogger(RecordingCare.class);
    private static final int LOOK_MINUTES = 60;

    private final Recordings recordings;
    private final RecordingRules rules;
    private final AuditLog audit;
    private final Tenancy tenancy;
    private final Clock clock;

    RecordingCare(Recordings recordings, RecordingRules rules, AuditLog audit, Tenancy tenancy, Clock clock) {
        this.recordings = recordings;
        this.rules = rules;
        this.audit = audit;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = LOOK_MINUTES, timeUnit = TimeUnit.MINUTES)
    void erase() {
        try {
            tenancy.organisations().forEach(organisation -> tenancy.in(organisation, this::eraseWhatIsOld));
        } catch (RuntimeException away) {
            log.warn("recordings are looked after again later: {}", away.getMessage());
        }
    }

    private void eraseWhatIsOld() {
        int days = rules.current().keepDays();
        int erased = recordings.eraseBefore(clock.instant().minus(Duration.ofDays(days)));
        if (erased > 0) {
            audit.record("recordings-expired", "", Map.of("count", erased, "keepDays", days));
        }
    }
}
