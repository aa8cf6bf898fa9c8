package nl.balie.surveys;

import java.util.List;
import nl.balie.pages.Use;
import nl.balie.pages.Uses;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The queues that surveys are for. */
@Component
class SurveysUse implements Uses {
    private final JdbcClient database;

    SurveysUse(JdbcClient database) {
        this.database = database;
    }

    @Override
    public List<Use> of(Thing thing) {
        if (thing.kind() != Thing.Kind.QUEUE) {
            return List.of();
        }
        return database.sql("""
                select 'SURVEY' as kind, name from survey where queue_id = :id
                """).param("id", thing.id()).query(Use.class).list();
    }
}
