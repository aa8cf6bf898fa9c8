package nl.balie.numbers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.balie.audit.Journal;
import nl.balie.database.ListPage;
import nl.balie.database.ListQuery;
import nl.balie.database.Listed;
import nl.balie.opening.OpeningCalendars;
import nl.balie.pages.Removal;
import nl.balie.pages.Saved;
import nl.balie.queues.Queue;
import nl.balie.queues.Queues;
import nl.balie.rules.routing.CallKind;
import nl.balie.rules.routing.Route;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The numbers that citizens call, and where calls to them go. */
@Component
public class PhoneNumbers {
    /** The columns are named as the record's, or each row costs an exception for every one that is not. */
    private static final String SELECT = """
            select id, number, description, callflow, calendar_id as calendarId, queue_id as queueId, fallback,
                fallback_message as fallbackMessage, fallback_number as fallbackNumber
            from phone_number
            """;

    private static final String KIND = "phone-number";
    private static final String OVERVIEW = """
            select n.id, n.number, n.description, n.callflow, n.calendar_id as calendarId, n.queue_id as queueId, n.fallback,
                n.fallback_message as fallbackMessage, n.fallback_number as fallbackNumber,
                (select count(*) from phone_route r where r.phone_number_id = n.id)::int as routes
            from phone_number n
            """;

    private static final Listed LISTED = new Listed(
            "select n.*, queues.name as queue from (" + OVERVIEW + ") n left join " + Listed.names("queues")
                    + " on queues.id = n.queueId",
            "number, description, queue",
            "number",
            "number");

    private final JdbcClient database;
    private final Queues queues;
    private final OpeningCalendars calendars;
    private final NumberRanges ranges;
    private final Journal journal;

    PhoneNumbers(JdbcClient database, Queues queues, OpeningCalendars calendars, NumberRanges ranges, Journal journal) {
        this.database = database;
        this.ranges = ranges;
        this.queues = queues;
        this.calendars = calendars;
        this.journal = journal;
    }

    /** Whose number this is; needs no tenancy. */
    public Optional<String> organisationOf(String e164) {
        return database.sql("select organisation_of_number(:number)")
                .param("number", e164)
                .query((row, index) -> Optional.ofNullable(row.getString(1)))
                .single();
    }

    /** The number, when it is one of this organisation. */
    public Optional<PhoneNumber> find(String e164) {
        return database.sql(SELECT + "where number = :number")
                .param("number", e164)
                .query(PhoneNumber.class)
                .optional();
    }

    /** The number, when it is one of this organisation. */
    public Optional<PhoneNumber> find(UUID id) {
        return database.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(PhoneNumber.class)
                .optional();
    }

    /** All numbers, with what a call to them needs. */
    public List<PhoneNumber> list() {
        return database.sql(SELECT).query(PhoneNumber.class).list();
    }

    /** All numbers as an administrator reads them, in their own order. */
    public List<NumberOverview> all() {
        return overviews(database.sql(OVERVIEW + "order by n.number"));
    }

    /** A page of them in the same order, looked up by number, in whatever notation, description and queue. */
    public ListPage<NumberOverview> page(ListQuery asked) {
        return LISTED.page(database, asked, Listed.names("queues", queues.names()), this::overviews);
    }

    /** Those with these ids, in the order of the ids. */
    public List<PhoneNumber> list(List<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : database.sql(SELECT + "where id in (:ids)").param("ids", ids).query(PhoneNumber.class).list().stream()
                        .sorted(Comparator.comparingInt(number -> ids.indexOf(number.id())))
                        .toList();
    }

    /** One number as an administrator reads it. */
    public Optional<NumberOverview> overview(UUID id) {
        return overviews(database.sql(OVERVIEW + "where n.id = :id").param("id", id)).stream()
                .findFirst();
    }

    private List<NumberOverview> overviews(JdbcClient.StatementSpec statement) {
        List<Row> rows = statement.query(Row.class).list();
        Map<UUID, String> followed =
                calendars.names(rows.stream().map(Row::calendarId).collect(Collectors.toSet()));
        Map<UUID, String> leadTo = queues.names(rows.stream().map(Row::queueId).collect(Collectors.toSet()));
        return rows.stream()
                .map(row -> new NumberOverview(
                        row.id,
                        row.number,
                        row.description,
                        row.callflow,
                        followed.getOrDefault(row.calendarId, ""),
                        leadTo.getOrDefault(row.queueId, ""),
                        row.fallback,
                        row.fallbackMessage,
                        row.fallbackNumber,
                        row.routes))
                .toList();
    }

    private record Row(
            UUID id,
            String number,
            String description,
            String callflow,
            UUID calendarId,
            UUID queueId,
            Fallback fallback,
            String fallbackMessage,
            @Nullable String fallbackNumber,
            int routes) {}

    /** Adds one, which must be in a range of the organisation and not in use. */
    public Saved add(NumberDetails details) {
        Optional<Saved> refused = refused(details.number());
        if (refused.isPresent()) {
            return refused.get();
        }
        UUID id = parameters(database.sql("""
                insert into phone_number (organisation_id, number, description, callflow, calendar_id, queue_id, fallback,
                    fallback_message, fallback_number)
                values (current_setting('balie.organisation'), :number, :description, :callflow, :calendar, :queue,
                    :fallback, :fallbackMessage, :fallbackNumber)
                returning id
                """), details).query(UUID.class).single();
        journal.added(KIND, details.number(), overview(id).orElseThrow());
        return new Saved.Done(id);
    }

    /** Changes one, under the same conditions when it becomes another number; calls that are already there are not touched. */
    public Saved change(UUID id, NumberDetails details) {
        Optional<NumberOverview> before = overview(id);
        if (before.isEmpty()) {
            return new Saved.Unknown();
        }
        Optional<Saved> refused =
                before.get().number().equals(details.number()) ? Optional.empty() : refused(details.number());
        if (refused.isPresent()) {
            return refused.get();
        }
        parameters(database.sql("""
                update phone_number set number = :number, description = :description, callflow = :callflow,
                    calendar_id = :calendar, queue_id = :queue, fallback = :fallback,
                    fallback_message = :fallbackMessage, fallback_number = :fallbackNumber
                where id = :id
                """), details).param("id", id).update();
        journal.changed(KIND, before.get().number(), before.get(), overview(id).orElseThrow());
        return new Saved.Done(id);
    }

    /** In this order, so that nobody learns which numbers others have. */
    private Optional<Saved> refused(String number) {
        if (!ranges.contain(number)) {
            String ours = ranges.inWords();
            return Optional.of(
                    ours.isEmpty()
                            ? new Saved.Refused("numbers.error.no-ranges", List.of())
                            : new Saved.Refused("numbers.error.not-ours", List.of(ours)));
        }
        return organisationOf(number).isPresent() ? Optional.of(new Saved.Taken()) : Optional.empty();
    }

    /** Removes it with its lines of routing; nothing can need a number. */
    public Removal remove(UUID id) {
        return Removal.of(overview(id), before -> List.of(), before -> {
            database.sql("delete from phone_number where id = :id")
                    .param("id", id)
                    .update();
            journal.removed(KIND, before.number(), before);
        });
    }

    private static JdbcClient.StatementSpec parameters(JdbcClient.StatementSpec statement, NumberDetails details) {
        return statement
                .param("number", details.number())
                .param("description", details.description())
                .param("callflow", details.callflow())
                .param("calendar", details.calendarId())
                .param("queue", details.queueId())
                .param("fallback", details.fallback().name())
                .param("fallbackMessage", details.fallbackMessage())
                .param("fallbackNumber", details.fallbackNumber());
    }

    /**
     * By what a call goes to a queue.
     *
     * @param lines every line of routing of the organisation; a line's priority is at least that of its queue, and one to a queue
     *     for internal or fallback calls is for those alone (requirement 2.3.2)
     * @param otherwise for a call that no line is for: to the number's own queue
     */
    public record Routing(List<Route> lines, Route otherwise) {
        public Routing {
            lines = List.copyOf(lines);
        }
    }

    /** How calls to this number are routed. */
    public Routing routing(PhoneNumber number) {
        Map<UUID, Queue> leadTo = queues.all().stream().collect(Collectors.toMap(Queue::id, Function.identity()));
        List<Route> lines = database.sql("""
                select n.number, r.choice, r.caller_prefix, r.days, r.from_time, r.until_time, r.first_day, r.last_day,
                    r.queue_id, r.priority, r.description
                from phone_route r join phone_number n on n.id = r.phone_number_id
                order by n.number, r.choice nulls last, r.id
                """)
                .query((row, index) ->
                        route(row, Objects.requireNonNull(leadTo.get(row.getObject("queue_id", UUID.class)))))
                .list();
        Queue own = Objects.requireNonNull(leadTo.get(number.queueId()));
        return new Routing(
                lines,
                new Route(
                        number.number(),
                        null,
                        null,
                        null,
                        Set.of(),
                        null,
                        null,
                        null,
                        null,
                        own.name(),
                        own.skillGroup(),
                        own.priority(),
                        "De eigen wachtrij van " + number.number()));
    }

    private static Route route(ResultSet row, Queue queue) throws SQLException {
        return new Route(
                row.getString("number"),
                row.getString("choice"),
                row.getString("caller_prefix"),
                kind(queue),
                days(row),
                row.getObject("from_time", LocalTime.class),
                row.getObject("until_time", LocalTime.class),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                queue.name(),
                queue.skillGroup(),
                Math.max(row.getInt("priority"), queue.priority()),
                row.getString("description"));
    }

    private static @Nullable CallKind kind(Queue queue) {
        return switch (queue.kind()) {
            case EXTERNAL -> null;
            case INTERNAL -> CallKind.INTERNAL;
            case FALLBACK -> CallKind.FALLBACK;
        };
    }

    static Set<DayOfWeek> days(ResultSet row) throws SQLException {
        @Nullable Object days = row.getArray("days").getArray();
        return days instanceof Integer[] numbers
                ? Arrays.stream(numbers).map(DayOfWeek::of).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }
}
