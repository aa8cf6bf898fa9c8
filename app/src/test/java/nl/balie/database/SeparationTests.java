package nl.balie.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nl.balie.conformity.Requirement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tries to reach another organisation's rows with the role that the app works with. */
class SeparationTests {
    private static final TestDatabase DATABASE = TestDatabase.empty();
    private static final JdbcClient APP = JdbcClient.create(DATABASE.app());
    private static final Tenancy TENANCY = DATABASE.tenancy();

    @BeforeAll
    static void twoOrganisationsWithANoteEach() {
        JdbcClient owner = JdbcClient.create(DATABASE.owner());
        owner.sql("create table note (organisation_id text not null, words text not null)")
                .update();
        owner.sql("alter table note enable row level security").update();
        owner.sql(
                        "create policy separate on note using (organisation_id = current_setting('balie.organisation', true))")
                .update();
        owner.sql("insert into note values ('waterstad', 'van waterstad'), ('bergdorp', 'van bergdorp')")
                .update();
    }

    @Test
    @Requirement(value = "2.10.1", part = "separation")
    void showsAnOrganisationItsOwnRowsOnly() {
        assertThat(TENANCY.in("waterstad", SeparationTests::words)).containsExactly("van waterstad");
        assertThat(TENANCY.in("bergdorp", SeparationTests::words)).containsExactly("van bergdorp");
    }

    @Test
    @Requirement(value = "2.10.1", part = "separation")
    void showsNothingOutsideAnOrganisationsWork() {
        TENANCY.in("waterstad", SeparationTests::words);

        assertThat(words()).isEmpty();
    }

    @Test
    @Requirement(value = "2.10.1", part = "separation")
    void changesAndDeletesNothingOfAnotherOrganisation() {
        int changed = TENANCY.in(
                "waterstad",
                () -> APP.sql("update note set words = 'gestolen' where organisation_id = 'bergdorp'")
                        .update());
        int deleted = TENANCY.in(
                "waterstad",
                () -> APP.sql("delete from note where organisation_id = 'bergdorp'")
                        .update());

        assertThat(changed).isZero();
        assertThat(deleted).isZero();
        assertThat(TENANCY.in("bergdorp", SeparationTests::words)).containsExactly("van bergdorp");
    }

    @ParameterizedTest
    @Requirement(value = "2.10.1", part = "separation")
    @ValueSource(
            strings = {
                "insert into note values ('bergdorp', 'ondergeschoven')",
                "update note set organisation_id = 'bergdorp'",
                "alter table note disable row level security",
                "alter table note no force row level security",
                "drop policy separate on note",
                "create policy open on note using (true)",
                "alter role balie_app bypassrls",
                "alter role balie_app superuser",
                "set role balie_owner",
                "set role postgres",
                "set session authorization balie_owner",
                "grant balie_owner to balie_app",
                "alter table note owner to balie_app",
                "truncate note",
                "create table mine as select * from note",
                "create function peek() returns setof note language sql security definer as 'select * from note'",
                "create view peek as select * from note",
                "create event trigger peek on ddl_command_end execute function now()",
                "copy note to program 'cat'",
                "copy note from '/etc/passwd'",
                "select pg_read_file('PG_VERSION')",
                "select * from pg_authid",
            })
    void refuses(String attempt) {
        assertThatThrownBy(() -> TENANCY.in("waterstad", () -> execute(attempt)))
                .isInstanceOf(DataAccessException.class);

        assertThat(TENANCY.in("bergdorp", SeparationTests::words)).containsExactly("van bergdorp");
    }

    @Test
    @Requirement(value = "2.10.1", part = "separation")
    void failsRatherThanShowsMoreWhenRowSecurityIsSwitchedOffForTheSession() {
        assertThatThrownBy(() -> TENANCY.in("waterstad", () -> {
                    execute("set local row_security = off");
                    return words();
                }))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("affected by row-level security");
    }

    @Test
    void theRoleThatTheAppUsesHasNoPowersAndOwnsNothing() {
        assertThat(APP.sql("select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication"
                                + " from pg_roles where rolname = current_user")
                        .query(Boolean.class)
                        .single())
                .isFalse();
        assertThat(APP.sql("select count(*) from pg_class where relowner = current_user::regrole")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static void execute(String sql) {
        new JdbcTemplate(DATABASE.app()).execute(sql);
    }

    private static List<String> words() {
        return APP.sql("select words from note").query(String.class).list();
    }
}
