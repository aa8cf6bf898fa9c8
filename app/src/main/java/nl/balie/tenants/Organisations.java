package nl.balie.tenants;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.balie.audit.Journal;
import nl.balie.database.ListPage;
import nl.balie.database.ListQuery;
import nl.balie.database.Listed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tenants of this installation. */
@Component
public class Organisations {
    private static final Listed LISTED = Listed.byName("select id, name from organisations()", "name, id");

    private final JdbcClient database;
    private final Journal journal;

    Organisations(JdbcClient database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    /** Every organisation, in the order of their ids; needs no tenancy. */
    public List<OrganisationName> all() {
        return database.sql("select id, name from organisations()")
                .query(OrganisationName.class)
                .list();
    }

    /** The one with this id; needs no tenancy. */
    public Optional<OrganisationName> named(String id) {
        return all().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** A page of them, by name; needs no tenancy. */
    public ListPage<OrganisationName> list(ListQuery asked) {
        return LISTED.page(
                database,
                asked,
                Map.of(),
                found -> found.query(OrganisationName.class).list());
    }

    /** The organisation whose tenancy this is. */
    public Organisation current() {
        return database.sql("""
            select id, name, time_zone, answer_timeout_seconds, unavailable_after_no_answer, wrap_up_seconds,
                call_capacity, task_capacity, total_capacity, also_dialled, note_days
            from organisation where id = current_setting('balie.organisation')
            """).query(Organisations::organisation).single();
    }

    /** Changes the settings of the organisation whose tenancy this is; offers that already ring keep their time. */
    public void change(OrganisationSettings settings) {
        Organisation before = current();
        database.sql("""
            update organisation set answer_timeout_seconds = :answer, unavailable_after_no_answer = :unavailable,
                wrap_up_seconds = :wrapUp, call_capacity = :calls, task_capacity = :tasks, total_capacity = :total,
                also_dialled = :alsoDialled, note_days = :noteDays
            where id = :id
            """)
                .param("answer", settings.answerTimeout().toSeconds())
                .param("unavailable", settings.unavailableAfterNoAnswer())
                .param("wrapUp", settings.wrapUp().toSeconds())
                .param("calls", settings.capacity().calls())
                .param("tasks", settings.capacity().tasks())
                .param("total", settings.capacity().total())
                .param("alsoDialled", String.join(" ", settings.alsoDialled()))
                .param("noteDays", settings.noteDays())
                .param("id", before.id())
                .update();
        journal.changed(
                "organisation",
                before.name(),
                Audited.of(new OrganisationSettings(
                        before.answerTimeout(),
                        before.unavailableAfterNoAnswer(),
                        before.wrapUp(),
                        before.capacity(),
                        before.alsoDialled(),
                        before.noteDays())),
                Audited.of(settings));
        journal.publish(new OrganisationChanged(before.id()));
    }

    /**
     * Adds an organisation without anything set. Runs in the tenancy of the platform administrator who does it, whose
     * audit log shows it.
     *
     * @param id unused so far; lower case letters, digits and hyphens, beginning with a letter, 2 to 41 long
     * @return whether it was added; not when another has the id
     */
    public boolean add(String id, String name) {
        if (named(id).isPresent()) {
            return false;
        }
        database.sql("select create_organisation(:id, :name)")
                .param("id", id)
                .param("name", name)
                .query((row, index) -> index)
                .list();
        journal.added("organisation", id, new OrganisationName(id, name));
        journal.publish(new OrganisationAdded(id));
        return true;
    }

    private static Organisation organisation(ResultSet row, int number) throws SQLException {
        return new Organisation(
                row.getString("id"),
                row.getString("name"),
                ZoneId.of(row.getString("time_zone")),
                Duration.ofSeconds(row.getInt("answer_timeout_seconds")),
                row.getBoolean("unavailable_after_no_answer"),
                Duration.ofSeconds(row.getInt("wrap_up_seconds")),
                new Capacity(row.getInt("call_capacity"), row.getInt("task_capacity"), row.getInt("total_capacity")),
                List.of(row.getString("also_dialled").split(" ")).stream()
                        .filter(beginning -> !beginning.isEmpty())
                        .toList(),
                row.getInt("note_days"));
    }

    /** As the audit log shows it: flat. */
    private record Audited(
            Duration answerTimeout,
            boolean unavailableAfterNoAnswer,
            Duration wrapUp,
            int calls,
            int tasks,
            int total,
            List<String> alsoDialled,
            int noteDays) {
        static Audited of(OrganisationSettings settings) {
            return new Audited(
                    settings.answerTimeout(),
                    settings.unavailableAfterNoAnswer(),
                    settings.wrapUp(),
                    settings.capacity().calls(),
                    settings.capacity().tasks(),
                    settings.capacity().total(),
                    settings.alsoDialled(),
                    settings.noteDays());
        }
    }
}
