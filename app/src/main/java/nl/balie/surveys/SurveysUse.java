package nl.balie.surveys;

import java.util.List;
import nl.balie.pages.Use;
import nl.balie.pages.Uses;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The queues that surveys are for, and the prompts that are heard in them. */
@Component
class SurveysUse implements Uses {
    private final JdbcClient database;

    SurveysUse(JdbcClient database) {
        this.database = database;
    }

    @Override
    public List<Use> of(Thing thing) {
        return switch (thing.kind()) {
            case QUEUE -> uses("select 'SURVEY' as kind, name from survey where queue_id = :id", thing);
            case PROMPT -> uses("""
                    select 'SURVEY' as kind, name from survey s where :id in (invitation_prompt_id, thanks_prompt_id)
                        or exists (select from survey_question where survey_id = s.id and prompt_id = :id)
                    """, thing);
            case CALENDAR, SKILL_GROUP -> List.of();
        };
    }

    private List<Use> uses(String statement, Thing thing) {
        return database.sql(statement).param("id", thing.id()).query(Use.class).list();
    }
}
