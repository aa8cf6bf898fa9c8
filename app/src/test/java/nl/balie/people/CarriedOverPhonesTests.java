package nl.balie.people;

import static org.assertj.core.api.Assertions.assertThat;

import nl.balie.database.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The phones of an earlier version, after the schema has become that of this one. */
class CarriedOverPhonesTests {
    private final TestDatabase database = TestDatabase.empty();
    private final JdbcClient owner = JdbcClient.create(database.owner());

    @Test
    void phonesOfAgentsGoOnWithWhatTheyKnowAndNobodyElsesHashIsKept() {
        Flyway.configure().dataSource(database.owner()).target("25").load().migrate();
        owner.sql("insert into organisation (id, name) values ('waterstad', 'Gemeente Waterstad')")
                .update();
        for (var role : Role.values()) {
            owner.sql("""
                            with person as (
                                insert into app_user (organisation_id, username, display_name, phone_ha1_md5, phone_ha1_sha256)
                                values ('waterstad', :name, 'Iemand', 'md5 of ' || :name, 'sha of ' || :name) returning id)
                            insert into user_role select 'waterstad', id, :role from person
                            """)
                    .param(
                            "name",
                            role.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
                    .param("role", role.name())
                    .update();
        }

        Flyway.configure().dataSource(database.owner()).load().migrate();

        assertThat(owner.sql("select ha1 from phone_device where inherited and algorithm = 'MD5' order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("md5 of agent", "md5 of telephonist");
        assertThat(owner.sql("select ha1 from phone_secrets('agent')")
                        .query(String.class)
                        .list())
                .containsExactly("md5 of agent");
        assertThat(owner.sql("select ha1 from phone_secrets('supervisor')")
                        .query(String.class)
                        .list())
                .isEmpty();
        assertThat(owner.sql("select app_user::text from app_user")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains("md5 of") || row.contains("sha of"));
    }
}
