package nl.balie.directory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.balie.audit.Journal;
import nl.balie.database.ListPage;
import nl.balie.database.ListQuery;
import nl.balie.database.Listed;
import nl.balie.pages.Removal;
import nl.balie.pages.Saved;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The colleagues whose calls come to the contact centre when they do not answer (requirement 2.2.40). */
@Component
public class Colleagues {
    private static final String KIND = "colleague";
    private static final String SELECT = "select id, number, name, department, job, email from colleague ";

    private static final Listed LISTED =
            new Listed(SELECT, "name, number, department, job, email", "number", Listed.BY_NAME + ", number");

    private final JdbcClient database;
    private final Journal journal;

    Colleagues(JdbcClient database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    /** A page of them, by name, looked up by all that is known of them; a number in whatever notation. */
    public ListPage<Colleague> list(ListQuery asked) {
        return LISTED.page(
                database, asked, Map.of(), found -> found.query(Colleague.class).list());
    }

    /** The colleague, when he is one of this organisation. */
    public Optional<Colleague> find(UUID id) {
        return database.sql(SELECT + "where id = ?")
                .param(id)
                .query(Colleague.class)
                .optional();
    }

    /** Who has this number, in E.164. */
    public Optional<Colleague> ofNumber(String number) {
        return database.sql(SELECT + "where number = ?")
                .param(number)
                .query(Colleague.class)
                .optional();
    }

    /** Adds one; a number belongs to one colleague. */
    public Saved add(Colleague.Details details) {
        if (isTaken(details.number(), null)) {
            return new Saved.Taken();
        }
        UUID id =
                database.sql("""
                insert into colleague (organisation_id, number, name, department, job, email)
                values (current_setting('balie.organisation'), :number, :name, :department, :job, :email) returning id
                """).params(parameters(details)).query(UUID.class).single();
        journal.added(KIND, details.name(), find(id).orElseThrow());
        return new Saved.Done(id);
    }

    /** Changes one; contacts that came from him keep what was known then. */
    public Saved change(UUID id, Colleague.Details details) {
        Optional<Colleague> before = find(id);
        if (before.isEmpty()) {
            return new Saved.Unknown();
        }
        if (isTaken(details.number(), id)) {
            return new Saved.Taken();
        }
        database.sql("update colleague set number = :number, name = :name, department = :department, job = :job,"
                        + " email = :email where id = :id")
                .params(parameters(details))
                .param("id", id)
                .update();
        journal.changed(KIND, before.get().name(), before.get(), find(id).orElseThrow());
        return new Saved.Done(id);
    }

    /** Adds those whose number is new, and changes the others. */
    public void merge(List<Colleague.Details> list) {
        for (Colleague.Details details : list) {
            ofNumber(details.number()).ifPresentOrElse(known -> change(known.id(), details), () -> add(details));
        }
    }

    /** Removes one; contacts that came from him keep what was known then. */
    public Removal remove(UUID id) {
        return Removal.of(find(id), before -> List.of(), before -> {
            database.sql("delete from colleague where id = ?").param(id).update();
            journal.removed(KIND, before.name(), before);
        });
    }

    private static Map<String, String> parameters(Colleague.Details details) {
        return Map.of(
                "number", details.number(),
                "name", details.name(),
                "department", details.department(),
                "job", details.job(),
                "email", details.email());
    }

    private boolean isTaken(String number, @Nullable UUID by) {
        return database.sql("""
                select exists (select from colleague
                    where number = :number and id is distinct from cast(:by as uuid))
                """)
                .param("number", number)
                .param("by", by)
                .query(Boolean.class)
                .single();
    }
}
