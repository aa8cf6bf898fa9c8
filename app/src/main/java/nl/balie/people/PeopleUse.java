package nl.balie.people;

import java.util.List;
import nl.balie.pages.Use;
import nl.balie.pages.Uses;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The skill groups that people have. */
@Component
class PeopleUse implements Uses {
    private final JdbcClient database;

    PeopleUse(JdbcClient database) {
        this.database = database;
    }

    @Override
    public List<Use> of(Thing thing) {
        if (thing.kind() != Thing.Kind.SKILL_GROUP) {
            return List.of();
        }
        return database.sql("""
                select 'AGENT' as kind, u.display_name as name from agent_skill s join app_user u on u.id = s.user_id
                where s.skill_group_id = :id
                """).param("id", thing.id()).query(Use.class).list();
    }
}
