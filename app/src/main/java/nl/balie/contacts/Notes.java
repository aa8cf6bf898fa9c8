package nl.balie.contacts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.balie.database.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What agents write about contacts, during them and afterwards. Call its operations within {@link Tenancy}. */
@Component
public class Notes {
    private static final String COLUMNS =
            "contact_id, author_id, author_username, author_name, text, version, written_at, changed_at";

    private final JdbcClient jdbc;
    private final Tenancy tenancy;
    private final Clock clock;

    Notes(JdbcClient jdbc, Tenancy tenancy, Clock clock) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** Who writes. */
    public record Author(UUID id, String username, String name) {}

    /** What became of a text that was to be kept. */
    public sealed interface Outcome {
        /**
         * It is kept.
         *
         * @param before what stood there; null when he had written nothing, and the note itself when that is what was to be kept
         */
        record Kept(Note note, @Nullable Note before) implements Outcome {}

        /** It is not kept: the note was changed on another screen since the writer read it, and is this now. */
        record Overtaken(Note now) implements Outcome {}

        /** It is not kept: it has so many characters. */
        record TooLong(int characters) implements Outcome {}
    }

    /**
     * Keeps the note of this author about a contact of the organisation. Sending the same again changes nothing, so that who
     * did not hear the answer may ask again.
     *
     * @param version of the note that he changes; 0 when there was none
     * @param since a note that was written before is erased first: it was kept long enough
     */
    public Outcome keep(UUID contact, Author author, String text, int version, Instant since) {
        int characters = text.codePointCount(0, text.length());
        if (characters > Note.LONGEST) {
            return new Outcome.TooLong(characters);
        }
        jdbc.sql("delete from contact_note where contact_id = ? and author_id = ? and written_at < ?")
                .params(contact, author.id(), Timeline.timestamp(since))
                .update();
        Note before = own(contact, author.id()).orElse(null);
        if (before != null && before.text().equals(text)) {
            return new Outcome.Kept(before, before);
        }
        Optional<Note> kept = before == null ? add(contact, author, text) : change(before, text, version);
        return kept.<Outcome>map(note -> new Outcome.Kept(note, before))
                .orElseGet(() -> new Outcome.Overtaken(own(contact, author.id()).orElseThrow()));
    }

    private Optional<Note> add(UUID contact, Author author, String text) {
        return jdbc.sql("insert into contact_note (organisation_id, contact_id, author_id, author_username,"
                        + " author_name, text, written_at, changed_at) values (:organisation, :contact, :author,"
                        + " :username, :name, :text, :now, :now) on conflict do nothing returning " + COLUMNS)
                .param("organisation", tenancy.current())
                .param("contact", contact)
                .param("author", author.id())
                .param("username", author.username())
                .param("name", author.name())
                .param("text", text)
                .param("now", Timeline.timestamp(clock.instant()))
                .query(Notes::note)
                .optional();
    }

    private Optional<Note> change(Note before, String text, int version) {
        return jdbc.sql("update contact_note set text = :text, version = version + 1, changed_at = :now"
                        + " where contact_id = :contact and author_id = :author and version = :version returning "
                        + COLUMNS)
                .param("text", text)
                .param("now", Timeline.timestamp(clock.instant()))
                .param("contact", before.contactId())
                .param("author", before.authorId())
                .param("version", version)
                .query(Notes::note)
                .optional();
    }

    private Optional<Note> own(UUID contact, UUID author) {
        return jdbc.sql("select " + COLUMNS + " from contact_note where contact_id = ? and author_id = ?")
                .params(contact, author)
                .query(Notes::note)
                .optional();
    }

    /**
     * What was written about these contacts, oldest first, with what was taken back; in one question.
     *
     * @param since notes that were written before are not shown: they are to be erased
     */
    public List<Note> of(Collection<UUID> contacts, Instant since) {
        return contacts.isEmpty()
                ? List.of()
                : jdbc.sql("select " + COLUMNS + " from contact_note where contact_id = any(?) and written_at >= ?"
                                + " order by written_at, author_id")
                        .params(contacts.toArray(UUID[]::new), Timeline.timestamp(since))
                        .query(Notes::note)
                        .list();
    }

    /** Erases the organisation's notes that were written before; how many that were. */
    public int eraseBefore(Instant before) {
        return jdbc.sql("delete from contact_note where organisation_id = :organisation and written_at < :before")
                .param("organisation", tenancy.current())
                .param("before", Timeline.timestamp(before))
                .update();
    }

    private static Note note(ResultSet row, int number) throws SQLException {
        return new Note(
                row.getObject("contact_id", UUID.class),
                row.getObject("author_id", UUID.class),
                row.getString("author_username"),
                row.getString("author_name"),
                row.getString("text"),
                row.getInt("version"),
                Timeline.required(row, "written_at"),
                Timeline.required(row, "changed_at"));
    }
}
