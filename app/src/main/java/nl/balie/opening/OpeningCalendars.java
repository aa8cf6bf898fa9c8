package nl.balie.opening;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.balie.audit.Journal;
import nl.balie.database.ListPage;
import nl.balie.database.ListQuery;
import nl.balie.database.Listed;
import nl.balie.pages.Removal;
import nl.balie.pages.Saved;
import nl.balie.pages.Use;
import nl.balie.pages.Uses.Thing;
import nl.balie.pages.WhereUsed;
import nl.balie.rules.opening.OpeningCalendar;
import nl.balie.rules.opening.WeeklyHours;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When numbers are open. */
@Component
public class OpeningCalendars {
    private static final String KIND = "opening-calendar";
    private static final String SELECT = "select id, name, closed_on_holidays, closed_message from opening_calendar ";

    private static final Listed LISTED = Listed.byName(SELECT, "name");

    private final JdbcClient database;
    private final OpeningExceptions exceptions;
    private final Journal journal;
    private final WhereUsed used;

    OpeningCalendars(JdbcClient database, OpeningExceptions exceptions, Journal journal, WhereUsed used) {
        this.database = database;
        this.exceptions = exceptions;
        this.used = used;
        this.journal = journal;
    }

    /** The calendar that a number follows, as the rules read it. */
    public CalendarOfNumber of(UUID calendar) {
        return forRules(find(calendar).orElseThrow());
    }

    /** The calendar of this name as the rules read it; capitals make no difference. */
    public Optional<CalendarOfNumber> byName(String name) {
        return all().stream()
                .filter(calendar -> calendar.details().name().equalsIgnoreCase(name))
                .findFirst()
                .map(this::forRules);
    }

    /** The calendar as the rules read it, with its exceptions. */
    public CalendarOfNumber forRules(CalendarDetails.Stored calendar) {
        CalendarDetails details = calendar.details();
        return new CalendarOfNumber(
                new OpeningCalendar(
                        details.name(),
                        details.week(),
                        exceptions.of(calendar.id()).stream()
                                .map(OpeningException::day)
                                .toList(),
                        details.closedOnHolidays()),
                details.closedMessage());
    }

    /** All calendars, by name. */
    public List<CalendarDetails.Stored> all() {
        return stored(database.sql(SELECT + "order by " + Listed.BY_NAME + ", id"));
    }

    /** A page of them, by name. */
    public ListPage<CalendarDetails.Stored> list(ListQuery asked) {
        return LISTED.page(database, asked, Map.of(), this::stored);
    }

    private List<CalendarDetails.Stored> stored(JdbcClient.StatementSpec found) {
        return found.query((row, index) -> stored(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getBoolean("closed_on_holidays"),
                        row.getString("closed_message")))
                .list();
    }

    /** The names of those of these calendars that are the organisation's, by their ids. */
    public Map<UUID, String> names(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : database
                        .sql("select id, name from opening_calendar where id = any(?)")
                        .param(ids.toArray(UUID[]::new))
                        .query((row, index) -> Map.entry(row.getObject("id", UUID.class), row.getString("name")))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The calendar, when it is one of this organisation. */
    public Optional<CalendarDetails.Stored> find(UUID id) {
        return database.sql(SELECT + "where id = :id")
                .param("id", id)
                .query((row, index) -> stored(
                        id,
                        row.getString("name"),
                        row.getBoolean("closed_on_holidays"),
                        row.getString("closed_message")))
                .optional();
    }

    /** Adds one; a name that differs only in capitals is taken. */
    public Saved add(CalendarDetails details) {
        if (isTaken(details.name(), null)) {
            return new Saved.Taken();
        }
        UUID id = database.sql("""
                insert into opening_calendar (organisation_id, name, closed_on_holidays, closed_message)
                values (current_setting('balie.organisation'), :name, :holidays, :message) returning id
                """)
                .param("name", details.name())
                .param("holidays", details.closedOnHolidays())
                .param("message", details.closedMessage())
                .query(UUID.class)
                .single();
        store(id, details.week());
        journal.added(KIND, details.name(), audited(details));
        return new Saved.Done(id);
    }

    /** Changes one; its exceptions stay. */
    public Saved change(UUID id, CalendarDetails details) {
        Optional<CalendarDetails.Stored> before = find(id);
        if (before.isEmpty()) {
            return new Saved.Unknown();
        }
        if (isTaken(details.name(), id)) {
            return new Saved.Taken();
        }
        String name = before.get().details().name();
        List<Use> naming = used.byName(thing(id, name));
        if (!details.name().equalsIgnoreCase(name) && !naming.isEmpty()) {
            return new Saved.Named(naming);
        }
        database.sql("""
                update opening_calendar set name = :name, closed_on_holidays = :holidays, closed_message = :message
                where id = :id
                """)
                .param("name", details.name())
                .param("holidays", details.closedOnHolidays())
                .param("message", details.closedMessage())
                .param("id", id)
                .update();
        database.sql("delete from opening_hours where calendar_id = :id")
                .param("id", id)
                .update();
        store(id, details.week());
        CalendarDetails old = before.get().details();
        journal.changed(KIND, old.name(), audited(old), audited(details));
        return new Saved.Done(id);
    }

    /** What needs it. */
    public List<Use> uses(UUID id) {
        return find(id).map(calendar -> used.of(thing(id, calendar.details().name())))
                .orElse(List.of());
    }

    private static Thing thing(UUID id, String name) {
        return new Thing(Thing.Kind.CALENDAR, id, name);
    }

    /** Removes it with its hours and exceptions, unless something needs it. */
    public Removal remove(UUID id) {
        return Removal.of(find(id), before -> uses(id), before -> {
            database.sql("delete from opening_calendar where id = :id")
                    .param("id", id)
                    .update();
            CalendarDetails old = before.details();
            journal.removed(KIND, old.name(), audited(old));
        });
    }

    private CalendarDetails.Stored stored(UUID id, String name, boolean closedOnHolidays, String closedMessage) {
        return new CalendarDetails.Stored(id, new CalendarDetails(name, closedOnHolidays, closedMessage, week(id)));
    }

    private List<WeeklyHours> week(UUID calendar) {
        return database.sql("select day, opens, closes from opening_hours where calendar_id = :id order by day, opens")
                .param("id", calendar)
                .query((row, index) -> new WeeklyHours(
                        DayOfWeek.of(row.getInt("day")),
                        row.getObject("opens", LocalTime.class),
                        row.getObject("closes", LocalTime.class)))
                .list();
    }

    private void store(UUID calendar, List<WeeklyHours> week) {
        for (WeeklyHours hours : week) {
            database.sql("""
                    insert into opening_hours (organisation_id, calendar_id, day, opens, closes)
                    values (current_setting('balie.organisation'), :calendar, :day, :opens, :closes)
                    """)
                    .param("calendar", calendar)
                    .param("day", hours.day().getValue())
                    .param("opens", hours.opens())
                    .param("closes", hours.closes())
                    .update();
        }
    }

    private boolean isTaken(String name, @Nullable UUID by) {
        return database.sql("""
                select exists (select from opening_calendar
                    where lower(name) = lower(:name) and id is distinct from cast(:by as uuid))
                """)
                .param("name", name)
                .param("by", by)
                .query(Boolean.class)
                .single();
    }

    private static Audited audited(CalendarDetails details) {
        return new Audited(
                details.name(),
                details.closedOnHolidays(),
                details.closedMessage(),
                details.week().stream()
                        .map(hours -> hours.day().getValue() + " " + hours.opens() + "-" + hours.closes())
                        .collect(Collectors.joining(", ")));
    }

    private record Audited(String name, boolean closedOnHolidays, String closedMessage, String week) {}
}
