package nl.balie.codes;

import static org.assertj.core.api.Assertions.assertThat;

import nl.balie.database.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys of an earlier version, which followed the alphabet, after the schema has become that of this one. */
class CarriedOverKeysTests {
    private final TestDatabase database = TestDatabase.empty();
    private final JdbcClient owner = JdbcClient.create(database.owner());

    @Test
    void agentsKeepTheKeysThatTheyKnow() {
        Flyway.configure().dataSource(database.owner()).target("32").load().migrate();
        owner.sql("""
            insert into organisation (id, name) values ('bergdorp', 'Gemeente Bergdorp'), ('waterstad', 'Gemeente Waterstad');
            insert into skill_group (organisation_id, name) select id, 'Team' from organisation;
            insert into queue (organisation_id, name, channel, skill_group_id)
                select organisation_id, named.name, channel, id from skill_group g, (values ('Belastingen', 'VOICE'), ('Afval', 'VOICE'),
                    ('Aanvragen', 'TASK')) as named (name, channel) where organisation_id = 'waterstad';
            insert into reason_code (organisation_id, name, active) values ('waterstad', 'Pauze', true), ('waterstad', 'Lunch', true),
                ('waterstad', 'Ballingschap', false), ('bergdorp', 'Training', true);
            insert into reason_code (organisation_id, name) select 'bergdorp', 'Reden ' || n from generate_series(1, 9) n
            """).update();

        Flyway.configure().dataSource(database.owner()).load().migrate();

        assertThat(keys("reason_code", "waterstad")).isEqualTo("Ballingschap-, Lunch1, Pauze2");
        assertThat(keys("reason_code", "bergdorp"))
                .isEqualTo("Reden 11, Reden 22, Reden 33, Reden 44, Reden 55, Reden 66, Reden 77, Reden 88, Reden 99,"
                        + " Training-");
        assertThat(keys("queue", "waterstad")).isEqualTo("Aanvragen3, Afval1, Belastingen2");
    }

    private String keys(String table, String organisation) {
        return owner.sql("select string_agg(name || coalesce(shortcut, '-'), ', ' order by name) from " + table
                        + " where organisation_id = ?")
                .param(organisation)
                .query(String.class)
                .single();
    }
}
