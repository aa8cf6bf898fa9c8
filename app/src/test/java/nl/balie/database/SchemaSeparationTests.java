package nl.balie.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import nl.balie.conformity.Requirement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** No table, view or function of the real schema leads around row-level security. */
class SchemaSeparationTests {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final JdbcClient APP = JdbcClient.create(DATABASE.app());

    @BeforeAll
    static void withPartitions() {
        new Partitions(DATABASE.owner(), DATABASE.appRole(), Clock.systemUTC()).ensure();
    }

    @Test
    @Requirement(value = "2.10.1", part = "separation")
    void everyReadableTableHasAPolicy() {
        assertThat(names("""
            select c.relname from pg_class c
            where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
              and has_table_privilege(c.oid, 'select, insert, update, delete')
              and not (c.relrowsecurity and exists (select 1 from pg_policy where polrelid = c.oid))\
            """))
                .as("enable row level security and a policy are missing")
                .isEmpty();
    }

    @Test
    void noPartitionIsReachedPastItsTable() {
        assertThat(names("select relname from pg_class where relispartition and relkind = 'r'"
                        + " and has_table_privilege(oid, 'select, insert, update, delete')"))
                .isEmpty();
    }

    @Test
    void viewsAskWithTheRightsOfTheirReader() {
        assertThat(names("select relname from pg_class where relkind in ('v', 'm') and relnamespace ="
                        + " 'public'::regnamespace and not coalesce('security_invoker=true' = any(reloptions),"
                        + " false)"))
                .as("create view … with (security_invoker = true); a materialised view cannot")
                .isEmpty();
    }

    @Test
    void onlyLookUpsThatComeBeforeTheOrganisationIsKnownRunWithTheOwnersRights() {
        assertThat(names("select proname from pg_proc where prosecdef and pronamespace = 'public'::regnamespace"))
                .as("each of these passes by the policies; add one only when it returns just what is needed")
                .isSubsetOf(
                        "organisations",
                        "sign_in_account",
                        "phone_secrets",
                        "phone_choices",
                        "organisation_of_user",
                        "organisation_of_number",
                        "organisation_of_range",
                        "organisation_of_token",
                        "organisation_of_contact",
                        "create_organisation",
                        "record_shipped_model");
        assertThat(names("select proname from pg_proc where prosecdef and pronamespace = 'public'::regnamespace"
                        + " and not coalesce(array_to_string(proconfig, ',') like '%search_path=%', false)"))
                .as("without a fixed search_path its caller chooses which tables it reads")
                .isEmpty();
    }

    private static List<String> names(String query) {
        return APP.sql(query).query(String.class).list();
    }
}
