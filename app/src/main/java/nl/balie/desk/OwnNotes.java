package nl.balie.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.balie.audit.AuditLog;
import nl.balie.audit.Changes;
import nl.balie.contacts.Contact;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.Note;
import nl.balie.contacts.Notes;
import nl.balie.database.Tenancy;
import nl.balie.people.SignedInUser;
import nl.balie.tenants.Organisations;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What an agent writes about the contacts that he has or had. What he writes is kept again and again while he types; the audit
 * log tells once that he did, as long as he does not stop for some minutes, and never what.
 */
@Component
class OwnNotes {
    /** Who stops so long writes anew. */
    static final Duration PAUSE = Duration.ofMinutes(5);

    private final Tenancy tenancy;
    private final Contacts contacts;
    private final Notes notes;
    private final OwnDay day;
    private final AuditLog audit;
    private final Organisations organisations;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OwnNotes(
            Tenancy tenancy,
            Contacts contacts,
            Notes notes,
            OwnDay day,
            AuditLog audit,
            Organisations organisations,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tenancy = tenancy;
        this.contacts = contacts;
        this.notes = notes;
        this.day = day;
        this.audit = audit;
        this.organisations = organisations;
        this.events = events;
        this.clock = clock;
    }

    /** Whether he has or had it: it was his last, or he had it today and gave it to somebody else. */
    boolean mayWrite(SignedInUser user, Contact contact) {
        return user.userId().equals(contact.agentId())
                || day.of(user.organisation(), user.userId()).contacts().stream()
                        .anyMatch(own -> own.id().equals(contact.id()));
    }

    /**
     * Keeps what he wrote.
     *
     * @param version of the note that he changes; 0 when there was none
     * @return empty when the contact is not his
     */
    Optional<Notes.Outcome> keep(SignedInUser user, UUID id, String text, int version) {
        return tenancy.in(user.organisation(), () -> {
            Optional<Contact> own = contacts.find(id).filter(contact -> mayWrite(user, contact));
            if (own.isEmpty()) {
                return Optional.empty();
            }
            var author = new Notes.Author(user.userId(), user.username(), user.displayName());
            Notes.Outcome outcome = notes.keep(id, author, clean(text), version, since());
            if (outcome instanceof Notes.Outcome.Kept(var note, var before)) {
                tell(note, before);
                tenancy.afterCommit(() -> events.publishEvent(new NoteKept(user.userId())));
            }
            return Optional.of(outcome);
        });
    }

    private void tell(Note note, @Nullable Note before) {
        String contact = "/contacten/" + note.contactId();
        if (before == null) {
            audit.record("note-added", contact, Map.of());
        } else if (note.version() != before.version()
                && (note.text().isEmpty() || before.changedAt().plus(PAUSE).isBefore(note.changedAt()))) {
            audit.record(
                    "note-changed",
                    contact,
                    new Changes().of("characters", length(before), length(note)).asMap());
        }
    }

    private static int length(Note note) {
        return note.text().codePointCount(0, note.text().length());
    }

    /** Lines end as in a browser. */
    private static String clean(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        return lines.isBlank() ? "" : lines;
    }

    /** What is written about these contacts, by contact. Within the organisation's work. */
    Map<UUID, ContactNotes> of(SignedInUser user, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        ZoneId zone = organisations.current().timeZone();
        Map<UUID, List<Note>> written = notes.of(ids, since()).stream().collect(Collectors.groupingBy(Note::contactId));
        return ids.stream()
                .distinct()
                .collect(Collectors.toMap(
                        id -> id, id -> ContactNotes.of(user.userId(), written.getOrDefault(id, List.of()), zone)));
    }

    private Instant since() {
        return organisations.current().notesSince(clock.instant());
    }
}
