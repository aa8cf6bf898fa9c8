package nl.balie.prompts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.balie.audit.AuditLog;
import nl.balie.audit.Changes;
import nl.balie.database.ListPage;
import nl.balie.database.ListQuery;
import nl.balie.database.Listed;
import nl.balie.database.Tenancy;
import nl.balie.pages.Use;
import nl.balie.pages.Uses;
import nl.balie.queues.Queues;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The temporary messages in front of an organisation's queues (requirement 2.3.8). Runs within its tenancy. */
@Component
public class QueueMessages implements Uses {
    private static final String SELECT = """
            select m.id, m.queue_id, m.prompt_id, p.name as prompt, m.starts_at, m.ends_at
            from queue_message m join prompt p on p.id = m.prompt_id
            """;

    private static final Listed LISTED = new Listed(
            "select m.*, queues.name as queue from (" + SELECT + ") m join " + Listed.names("queues")
                    + " on queues.id = m.queue_id",
            "queue, prompt",
            "",
            "queue collate \"nl-x-icu\", queue_id, ends_at desc, id");

    private final JdbcClient database;
    private final Queues queues;
    private final Tenancy tenancy;
    private final AuditLog audit;
    private final Clock clock;

    QueueMessages(JdbcClient database, Queues queues, Tenancy tenancy, AuditLog audit, Clock clock) {
        this.database = database;
        this.queues = queues;
        this.tenancy = tenancy;
        this.audit = audit;
        this.clock = clock;
    }

    /** All of them, of each queue the last to end first. */
    public List<QueueMessage> all() {
        return named(database.sql(SELECT + "order by m.ends_at desc, m.id")
                        .query(QueueMessages::message)
                        .list())
                .stream()
                .sorted(Comparator.comparing(message -> message.queue().toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** A page of them in the same order, looked up by the names of queue and prompt. */
    public ListPage<QueueMessage> list(ListQuery asked) {
        return LISTED.page(
                database,
                asked,
                Listed.names("queues", queues.names()),
                found -> named(found.query(QueueMessages::message).list()));
    }

    /** The message, when it is one of this organisation. */
    public Optional<QueueMessage> find(UUID id) {
        return named(database.sql(SELECT + "where m.id = :id")
                        .param("id", id)
                        .query(QueueMessages::message)
                        .list())
                .stream()
                .findFirst();
    }

    private List<QueueMessage> named(List<QueueMessage> messages) {
        Map<UUID, String> names =
                queues.names(messages.stream().map(QueueMessage::queueId).collect(Collectors.toSet()));
        return messages.stream()
                .map(message -> message.of(names.getOrDefault(message.queueId(), "")))
                .toList();
    }

    /** Names of the prompts that are heard in front of a queue at that moment, the first to start first. */
    List<String> inForce(UUID queue, Instant at) {
        return database
                .sql(SELECT + """
                        where m.queue_id = :queue and m.starts_at <= :at and :at < m.ends_at
                        order by m.starts_at, m.id
                        """)
                .param("queue", queue)
                .param("at", Timestamp.from(at))
                .query(QueueMessages::message)
                .list()
                .stream()
                .map(QueueMessage::prompt)
                .distinct()
                .toList();
    }

    /** Adds one; queue and prompt are of this organisation. */
    public UUID add(QueueMessageDetails details) {
        UUID id = parameters(database.sql("""
                        insert into queue_message (organisation_id, queue_id, prompt_id, starts_at, ends_at)
                        values (:organisation, :queue, :prompt, :starts, :ends) returning id
                        """), details)
                .param("organisation", tenancy.current())
                .query(UUID.class)
                .single();
        record("added", null, find(id).orElseThrow());
        return id;
    }

    /** Changes one of this organisation. */
    public void change(QueueMessage before, QueueMessageDetails details) {
        parameters(database.sql("""
                        update queue_message set queue_id = :queue, prompt_id = :prompt, starts_at = :starts, ends_at = :ends
                        where id = :id
                        """), details).param("id", before.id()).update();
        record("changed", before, find(before.id()).orElseThrow());
    }

    /** Removes one of this organisation. */
    public void remove(QueueMessage message) {
        database.sql("delete from queue_message where id = :id")
                .param("id", message.id())
                .update();
        record("removed", message, null);
    }

    /** Messages with this prompt that are not over. */
    @Override
    public List<Use> of(Thing thing) {
        if (thing.kind() != Thing.Kind.PROMPT) {
            return List.of();
        }
        return named(database.sql(SELECT + "where m.prompt_id = :prompt and m.ends_at > :now")
                        .param("prompt", thing.id())
                        .param("now", Timestamp.from(clock.instant()))
                        .query(QueueMessages::message)
                        .list())
                .stream()
                .map(message -> new Use(Use.Kind.QUEUE_MESSAGE, message.queue()))
                .distinct()
                .toList();
    }

    private void record(String what, @Nullable QueueMessage before, @Nullable QueueMessage after) {
        QueueMessage any = after == null ? java.util.Objects.requireNonNull(before) : after;
        Map<String, Object> changes = new Changes()
                .of("queue", before == null ? null : before.queue(), after == null ? null : after.queue())
                .of("prompt", before == null ? null : before.prompt(), after == null ? null : after.prompt())
                .of("startsAt", before == null ? null : before.startsAt(), after == null ? null : after.startsAt())
                .of("endsAt", before == null ? null : before.endsAt(), after == null ? null : after.endsAt())
                .asMap();
        if (!changes.isEmpty()) {
            audit.record("queue-message-" + what, any.queue(), changes);
        }
    }

    private static JdbcClient.StatementSpec parameters(
            JdbcClient.StatementSpec statement, QueueMessageDetails details) {
        return statement
                .param("queue", details.queueId())
                .param("prompt", details.promptId())
                .param("starts", Timestamp.from(details.startsAt()))
                .param("ends", Timestamp.from(details.endsAt()));
    }

    private static QueueMessage message(ResultSet row, int number) throws SQLException {
        return new QueueMessage(
                row.getObject("id", UUID.class),
                row.getObject("queue_id", UUID.class),
                "",
                row.getObject("prompt_id", UUID.class),
                row.getString("prompt"),
                row.getTimestamp("starts_at").toInstant(),
                row.getTimestamp("ends_at").toInstant());
    }
}
