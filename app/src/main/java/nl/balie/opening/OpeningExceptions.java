package nl.balie.opening;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
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
import nl.balie.rules.opening.DayException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The dates on which a calendar differs from its week; one for each date. */
@Component
public class OpeningExceptions {
    private static final String KIND = "opening-exception";
    private static final String SELECT =
            "select id, calendar_id, day, opens, closes, description from opening_exception ";

    private static final Listed LISTED =
            new Listed(SELECT + "where calendar_id = :calendar", "description, day", "", "day, id");

    private final JdbcClient database;
    private final Journal journal;

    OpeningExceptions(JdbcClient database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    /** Those of one calendar, by date. */
    public List<OpeningException> of(UUID calendar) {
        return database.sql(SELECT + "where calendar_id = :calendar order by day")
                .param("calendar", calendar)
                .query(OpeningExceptions::exception)
                .list();
    }

    /** A page of those of one calendar, by date, looked up by description and date. */
    public ListPage<OpeningException> list(UUID calendar, ListQuery asked) {
        return LISTED.page(
                database,
                asked,
                Map.of("calendar", calendar),
                found -> found.query(OpeningExceptions::exception).list());
    }

    /** The exception, when it is one of this organisation. */
    public Optional<OpeningException> find(UUID id) {
        return database.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(OpeningExceptions::exception)
                .optional();
    }

    /** Adds one to a calendar of this organisation. */
    public Saved add(UUID calendar, DayException day) {
        Optional<String> name = calendar(calendar);
        if (name.isEmpty()) {
            return new Saved.Unknown();
        }
        if (isTaken(calendar, day.date(), null)) {
            return new Saved.Taken();
        }
        UUID id = parameters(database.sql("""
                insert into opening_exception (organisation_id, calendar_id, day, opens, closes, description)
                values (current_setting('balie.organisation'), :calendar, :day, :opens, :closes, :description)
                returning id
                """), day)
                .param("calendar", calendar)
                .query(UUID.class)
                .single();
        journal.added(KIND, name.get() + " › " + day.date(), day);
        return new Saved.Done(id);
    }

    /** Changes one; it stays with its calendar. */
    public Saved change(UUID id, DayException day) {
        Optional<OpeningException> before = find(id);
        if (before.isEmpty()) {
            return new Saved.Unknown();
        }
        if (isTaken(before.get().calendarId(), day.date(), id)) {
            return new Saved.Taken();
        }
        parameters(database.sql("""
                update opening_exception set day = :day, opens = :opens, closes = :closes, description = :description
                where id = :id
                """), day).param("id", id).update();
        journal.changed(KIND, object(before.get()), before.get().day(), day);
        return new Saved.Done(id);
    }

    /** Removes one; nothing can need it. */
    public Removal remove(UUID id) {
        return Removal.of(find(id), before -> List.of(), before -> {
            database.sql("delete from opening_exception where id = :id")
                    .param("id", id)
                    .update();
            journal.removed(KIND, object(before), before.day());
        });
    }

    private String object(OpeningException exception) {
        return calendar(exception.calendarId()).orElseThrow() + " › "
                + exception.day().date();
    }

    private Optional<String> calendar(UUID id) {
        return database.sql("select name from opening_calendar where id = :id")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    private boolean isTaken(UUID calendar, LocalDate day, @Nullable UUID by) {
        return database.sql("""
                select exists (select from opening_exception where calendar_id = :calendar and day = :day
                    and id is distinct from cast(:by as uuid))
                """)
                .param("calendar", calendar)
                .param("day", day)
                .param("by", by)
                .query(Boolean.class)
                .single();
    }

    private static JdbcClient.StatementSpec parameters(JdbcClient.StatementSpec statement, DayException day) {
        return statement
                .param("day", day.date())
                .param("opens", day.opens())
                .param("closes", day.closes())
                .param("description", day.description());
    }

    private static OpeningException exception(ResultSet row, int index) throws SQLException {
        return new OpeningException(
                row.getObject("id", UUID.class),
                row.getObject("calendar_id", UUID.class),
                new DayException(
                        row.getObject("day", LocalDate.class),
                        row.getObject("opens", LocalTime.class),
                        row.getObject("closes", LocalTime.class),
                        row.getString("description")));
    }
}
