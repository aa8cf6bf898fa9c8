package nl.balie.acd;

import java.util.List;
import nl.balie.pages.Use;
import nl.balie.pages.Uses;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The queues in which contacts wait. */
@Component
public class WaitingUse implements Uses {
    private final JdbcClient database;

    WaitingUse(JdbcClient database) {
        this.database = database;
    }

    @Override
    public List<Use> of(Thing thing) {
        if (thing.kind() != Thing.Kind.QUEUE) {
            return List.of();
        }
        return database.sql("""
                select 'WAITING_CONTACTS' as kind, count(*)::text as name from waiting_contact
                where queue_id = :id having count(*) > 0
                """).param("id", thing.id()).query(Use.class).list();
    }
}
