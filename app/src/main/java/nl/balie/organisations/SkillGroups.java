package nl.balie.organisations;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The skill groups of an organisation; as many as it likes (requirement 2.2.1). */
@Component
public class SkillGroups {
    private final JdbcClient database;

    SkillGroups(JdbcClient database) {
        this.database = database;
    }

    /** All skill groups, by name. */
    public List<SkillGroup> all() {
        return database.sql("select id, name from skill_group order by lower(name), name")
                .query(SkillGroup.class)
                .list();
    }

    /** The skill group, when it is one of this organisation. */
    public Optional<SkillGroup> find(UUID id) {
        return database.sql("select id, name from skill_group where id = :id")
                .param("id", id)
                .query(SkillGroup.class)
                .optional();
    }
}
