package nl.balie.directory;

import static org.assertj.core.api.Assertions.assertThat;

import nl.balie.database.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The colleagues of an earlier version, after the schema has become that of this one. */
class CarriedOverColleaguesTests {
    private final TestDatabase database = TestDatabase.empty();
    private final JdbcClient owner = JdbcClient.create(database.owner());

    @Test
    void theirNamesAreTakenApartAsJavaDoesAndTheirNumbersAreDirectOnes() {
        Flyway.configure().dataSource(database.owner()).target("32").load().migrate();
        owner.sql("insert into organisation (id, name) values ('waterstad', 'Gemeente Waterstad')")
                .update();
        String[] names = {
            "Petra Jansen",
            "Jan Willem van der Berg",
            "Anneke in 't Veld",
            "Fatima El Amrani",
            "de Vries",
            "Cher",
            "Jan van"
        };
        for (int i = 0; i < names.length; i++) {
            owner.sql("insert into colleague (organisation_id, number, name, department, job, email)"
                            + " values ('waterstad', ?, ?, 'Balie', 'Chef', 'een@example.org')")
                    .params("+3130286000" + i, names[i])
                    .update();
        }

        Flyway.configure().dataSource(database.owner()).load().migrate();

        for (int i = 0; i < names.length; i++) {
            PersonName apart = owner.sql("select first_name, infix, surname from colleague where ? = any(numbers)"
                            + " and kinds = '{DIRECT}' and visible and name = ?")
                    .params("+3130286000" + i, names[i])
                    .query((row, number) -> new PersonName(row.getString(1), row.getString(2), row.getString(3)))
                    .single();
            assertThat(apart).isEqualTo(PersonName.of(names[i]));
        }
        assertThat(owner.sql("select name from known_name where kind = 'COLLEAGUE' and name like 'Petra%'")
                        .query(String.class)
                        .single())
                .isEqualTo("Petra Jansen, Chef, Balie, +31302860000, een@example.org");
    }
}
