package nl.balie.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import nl.balie.database.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The numbers of an earlier version, after the schema has become that of this one. */
class CarriedOverNumbersTests {
    private final TestDatabase database = TestDatabase.empty();
    private final JdbcClient owner = JdbcClient.create(database.owner());

    @Test
    void everyOrganisationKeepsItsNumbersInRangesOfItsOwn() {
        Flyway.configure().dataSource(database.owner()).target("31").load().migrate();
        owner.sql("""
                insert into organisation (id, name) values ('bergdorp', 'Gemeente Bergdorp'), ('waterstad', 'Gemeente Waterstad');
                insert into skill_group (organisation_id, name) select id, 'Team' from organisation;
                insert into queue (organisation_id, name, skill_group_id) select organisation_id, 'Rij', id from skill_group;
                insert into opening_calendar (organisation_id, name) select id, 'Altijd' from organisation
                """).update();
        for (String number : new String[] {
            "waterstad +31990001000", "waterstad +31990001001", "bergdorp +31990001002", "waterstad +31990001003"
        }) {
            owner.sql("""
                    insert into phone_number (organisation_id, number, callflow, calendar_id, queue_id)
                    select :organisation, :number, 'balie-main-menu', c.id, q.id
                    from opening_calendar c join queue q using (organisation_id) where c.organisation_id = :organisation
                    """)
                    .param("organisation", number.split(" ")[0])
                    .param("number", number.split(" ")[1])
                    .update();
        }

        Flyway.configure().dataSource(database.owner()).load().migrate();

        assertThat(owner.sql("select organisation_id || numbers::text from number_range order by numbers")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "waterstad[31990001000,31990001002)",
                        "bergdorp[31990001002,31990001003)",
                        "waterstad[31990001003,31990001004)");
    }
}
