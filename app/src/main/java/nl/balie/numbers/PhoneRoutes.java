package nl.balie.numbers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
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
import nl.balie.pages.Removal;
import nl.balie.pages.Saved;
import nl.balie.queues.Queue;
import nl.balie.queues.Queues;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lines of routing below each number. */
@Component
public class PhoneRoutes {
    private static final String KIND = "route";
    private static final String SELECT = """
            select id, phone_number_id, description, choice, caller_prefix, days, from_time, until_time, first_day, last_day,
                queue_id, priority
            from phone_route
            """;

    private static final Listed LISTED = new Listed(
            "select r.*, queues.name as queue from (" + SELECT + "where phone_number_id = :number) r join "
                    + Listed.names("queues") + " on queues.id = r.queue_id",
            "description, choice, caller_prefix, queue",
            "caller_prefix",
            "choice nulls last, id");

    private final JdbcClient database;
    private final Queues queues;
    private final Journal journal;

    PhoneRoutes(JdbcClient database, Queues queues, Journal journal) {
        this.database = database;
        this.queues = queues;
        this.journal = journal;
    }

    /** A page of the lines of one number, in the order of their choices, looked up by what stands in them. */
    public ListPage<RouteLine> list(UUID number, ListQuery asked) {
        Map<String, Object> parameters = new HashMap<>(Listed.names("queues", queues.names()));
        parameters.put("number", number);
        return LISTED.page(database, asked, parameters, this::lines);
    }

    /** The line, when it is one of this organisation. */
    public Optional<RouteLine> find(UUID id) {
        return lines(database.sql(SELECT + "where id = :id").param("id", id)).stream()
                .findFirst();
    }

    /** With the names and kinds of their queues as they are now. */
    private List<RouteLine> lines(JdbcClient.StatementSpec statement) {
        List<RouteLine> lines = statement.query(PhoneRoutes::line).list();
        Map<UUID, Queue> leadTo = queues.all().stream().collect(Collectors.toMap(Queue::id, Function.identity()));
        return lines.stream()
                .map(line -> {
                    Queue queue =
                            Objects.requireNonNull(leadTo.get(line.details().queueId()));
                    return new RouteLine(line.id(), line.numberId(), queue.name(), queue.kind(), line.details());
                })
                .toList();
    }

    /** Adds a line to a number of this organisation. */
    public Saved add(UUID number, RouteDetails details) {
        Optional<String> called = called(number);
        if (called.isEmpty()) {
            return new Saved.Unknown();
        }
        UUID id = parameters(database.sql("""
                insert into phone_route (organisation_id, phone_number_id, description, choice, caller_prefix, days,
                    from_time, until_time, first_day, last_day, queue_id, priority)
                values (current_setting('balie.organisation'), :number, :description, :choice, :callerPrefix,
                    cast(:days as int[]), :from, :until, :firstDay, :lastDay, :queue, :priority)
                returning id
                """), details)
                .param("number", number)
                .query(UUID.class)
                .single();
        journal.added(KIND, object(called.get(), details), audited(find(id).orElseThrow()));
        return new Saved.Done(id);
    }

    /** Changes a line; it stays with its number. */
    public Saved change(UUID id, RouteDetails details) {
        Optional<RouteLine> before = find(id);
        if (before.isEmpty()) {
            return new Saved.Unknown();
        }
        parameters(database.sql("""
                update phone_route set description = :description, choice = :choice, caller_prefix = :callerPrefix,
                    days = cast(:days as int[]), from_time = :from, until_time = :until, first_day = :firstDay,
                    last_day = :lastDay, queue_id = :queue, priority = :priority
                where id = :id
                """), details).param("id", id).update();
        journal.changed(
                KIND,
                object(
                        called(before.get().numberId()).orElseThrow(),
                        before.get().details()),
                audited(before.get()),
                audited(find(id).orElseThrow()));
        return new Saved.Done(id);
    }

    /** Removes a line; nothing can need it. */
    public Removal remove(UUID id) {
        return Removal.of(find(id), before -> List.of(), before -> {
            database.sql("delete from phone_route where id = :id")
                    .param("id", id)
                    .update();
            journal.removed(KIND, object(called(before.numberId()).orElseThrow(), before.details()), audited(before));
        });
    }

    private Optional<String> called(UUID number) {
        return database.sql("select number from phone_number where id = :id")
                .param("id", number)
                .query(String.class)
                .optional();
    }

    private static String object(String called, RouteDetails details) {
        return called + " › " + details.description();
    }

    /** As the audit log shows it: flat, with the queue's name. */
    private static Audited audited(RouteLine line) {
        RouteDetails of = line.details();
        return new Audited(
                of.description(),
                of.choice(),
                of.callerPrefix(),
                days(of.days()),
                of.from(),
                of.until(),
                of.firstDay(),
                of.lastDay(),
                line.queue(),
                of.priority());
    }

    private static String days(Set<DayOfWeek> days) {
        return days.stream().sorted().map(day -> String.valueOf(day.getValue())).collect(Collectors.joining(","));
    }

    private static JdbcClient.StatementSpec parameters(JdbcClient.StatementSpec statement, RouteDetails details) {
        return statement
                .param("description", details.description())
                .param("choice", details.choice())
                .param("callerPrefix", details.callerPrefix())
                .param("days", "{" + days(details.days()) + "}")
                .param("from", details.from())
                .param("until", details.until())
                .param("firstDay", details.firstDay())
                .param("lastDay", details.lastDay())
                .param("queue", details.queueId())
                .param("priority", details.priority());
    }

    private static RouteLine line(ResultSet row, int index) throws SQLException {
        return new RouteLine(
                row.getObject("id", UUID.class),
                row.getObject("phone_number_id", UUID.class),
                "",
                Queue.Kind.EXTERNAL,
                new RouteDetails(
                        row.getString("description"),
                        row.getString("choice"),
                        row.getString("caller_prefix"),
                        PhoneNumbers.days(row),
                        row.getObject("from_time", LocalTime.class),
                        row.getObject("until_time", LocalTime.class),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class),
                        row.getObject("queue_id", UUID.class),
                        row.getInt("priority")));
    }

    private record Audited(
            String description,
            @Nullable String choice,
            @Nullable String callerPrefix,
            String days,
            @Nullable LocalTime from,
            @Nullable LocalTime until,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            String queue,
            int priority) {}
}
