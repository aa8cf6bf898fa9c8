package nl.balie.treatment;

import java.util.List;
import java.util.UUID;
import nl.balie.pages.Use;
import nl.balie.pages.Uses;
import nl.balie.queues.Queues;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The queues that send callers to other queues when they are full or long, and those whose callers hear a prompt. */
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
        return switch (thing.kind()) {
            case QUEUE ->
                named(
                        Use.Kind.QUEUE,
                        database.sql("""
                        select queue_id from queue_treatment
                        where :id in (full_queue_id, long_queue_id) and queue_id <> :id
                        """)
                                .param("id", thing.id())
                                .query(UUID.class)
                                .list());
            case PROMPT ->
                named(
                        Use.Kind.WAITING_MESSAGE,
                        database.sql("select queue_id from queue_announcement where prompt_id = :id")
                                .param("id", thing.id())
                                .query(UUID.class)
                                .list());
            case CALENDAR, SKILL_GROUP -> List.of();
        };
    }

    private List<Use> named(Use.Kind kind, List<UUID> ids) {
        return queues.names(ids).values().stream()
                .map(name -> new Use(kind, name))
                .toList();
    }
}
