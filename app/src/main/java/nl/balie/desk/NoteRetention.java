package nl.balie.desk;

import java.time.Clock;
import java.util.Map;
import nl.balie.audit.AuditLog;
import nl.balie.contacts.Notes;
import nl.balie.database.Tenancy;
import nl.balie.tenants.Organisations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Erases every night the notes that are older than their organisation keeps them (requirement 2.9.2). */
@Component
class NoteRetention {
    private static final Logger log = LoggerFactory.getLogger(NoteRetention.class);

    private final Tenancy tenancy;
    private final Organisations organisations;
    private final Notes notes;
    private final AuditLog audit;
    private final Clock clock;

    NoteRetention(Tenancy tenancy, Organisations organisations, Notes notes, AuditLog audit, Clock clock) {
        this.tenancy = tenancy;
        this.organisations = organisations;
        this.notes = notes;
        this.audit = audit;
        this.clock = clock;
    }

    @Scheduled(cron = "0 40 3 * * *", zone = "Europe/Amsterdam")
    void erase() {
        for (String organisation : tenancy.organisations()) {
            try {
                tenancy.in(organisation, this::eraseWhatIsOld);
            } catch (RuntimeException e) { // the others' go on; these are erased the next night
                log.error("notes of {} were not erased", organisation, e);
            }
        }
    }

    private void eraseWhatIsOld() {
        int erased = notes.eraseBefore(organisations.current().notesSince(clock.instant()));
        if (erased > 0) {
            audit.record("notes-erased", organisations.current().name(), Map.of("erasedNotes", erased));
        }
    }
}
