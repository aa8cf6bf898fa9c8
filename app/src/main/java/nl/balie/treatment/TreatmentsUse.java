package nl.balie.treatment;

import java.util.List;
import java.util.UUID;
import nl.balie.pages.Use;
import nl.balie.pages.Uses;
import nl.balie.queues.Queue;
import nl.balie.queues.Queues;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The queues to which other queues send callers when they are full, or when these wait long. */
@Component
class TreatmentsUse implements Uses {
    private final JdbcClient database;
    private final Queues queues;

    TreatmentsUse(JdbcClient database, Queues queues) {
        this.database = database;
        this.queues = queues;
    }

    @Override
    public List<Use> of(Thing thing) {
        if (thing.kind() != Thing.Kind.QUEUE) {
            return List.of();
        }
        List<UUID> sending =
                database.sql("""
                select queue_id from queue_treatment
                where :id in (full_queue_id, long_queue_id) and queue_id <> :id
                """).param("id", thing.id()).query(UUID.class).list();
        return queues.all().stream()
                .filter(queue -> sending.contains(queue.id()))
                .map(Queue::name)
                .map(name -> new Use(Use.Kind.QUEUE, name))
                .toList();
    }
}
