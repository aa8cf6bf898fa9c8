package nl.balie.prompts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.balie.audit.AuditLog;
import nl.balie.audit.Changes;
import nl.balie.database.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The temporary messages in front of an organisation's queues (requirement 2.3.8). Runs within its tenancy. */
@Component
public class QueueMessages {
    private static final String SELECT = """
            select m.id, m.queue_id, q.name as queue, m.prompt_id, p.name as prompt, m.starts_at, m.ends_at
            from queue_message m join queue q on q.id = m.queue_id join prompt p on p.id = m.prompt_id
            """;

    private final JdbcClient database;
    private final Tenancy tenancy;
    private final AuditLog audit;
    private final Clock clock;

    QueueMessages(JdbcClient database, Tenancy tenancy, AuditLog audit, Clock clock) {
        this.database = database;
        this.tenancy = tenancy;
        this.audit = audit;
        this.clock = clock;
    }

    /** All of them, of each queue the last to end first. */
    public List<QueueMessage> all() {
        return database.sql(SELECT + "order by lower(q.name), m.ends_at desc, m.id")
                .query(QueueMessages::message)
                .list();
    }

    /** The message, when it is one of this organisation. */
    public Optional<QueueMessage> find(UUID id) {
        return database.sql(SELECT + "where m.id = :id")
                .param("id", id)
                .query(QueueMessages::message)
                .optional();
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
    List<PromptUse> uses(UUID prompt) {
        return database
                .sql(SELECT + "where m.prompt_id = :prompt and m.ends_at > :now order by lower(q.name)")
                .param("prompt", prompt)
                .param("now", Timestamp.from(clock.instant()))
                .query(QueueMessages::message)
                .list()
                .stream()
                .map(message -> new PromptUse("prompts.use.queue-message", message.queue()))
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
                row.getString("queue"),
                row.getObject("prompt_id", UUID.class),
                row.getString("prompt"),
                row.getTimestamp("starts_at").toInstant(),
                row.getTimestamp("ends_at").toInstant());
    }
}
