package nl.balie.organisations;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The queues of an organisation; as many as it likes (requirements 2.2.1 and 2.3.2). */
@Component
public class Queues {
    private static final String SELECT = """
            select q.id, q.name, q.kind, q.skill_group_id, g.name as skill_group, q.priority, q.greeting, q.music
            from queue q join skill_group g on g.id = q.skill_group_id
            """;

    private final JdbcClient database;

    Queues(JdbcClient database) {
        this.database = database;
    }

    /** The queue, when it is one of this organisation. */
    public Optional<Queue> find(UUID id) {
        return database.sql(SELECT + "where q.id = :id")
                .param("id", id)
                .query(Queue.class)
                .optional();
    }

    /** The queue of this name; exact. */
    public Optional<Queue> byName(String name) {
        return database.sql(SELECT + "where q.name = :name")
                .param("name", name)
                .query(Queue.class)
                .optional();
    }

    /** All queues, by name. */
    public List<Queue> all() {
        return database.sql(SELECT + "order by lower(q.name), q.name")
                .query(Queue.class)
                .list();
    }
}
