package nl.balie.database;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import nl.balie.conformity.Requirement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every table that holds something of an organisation, as the catalogue has them: with one row of each of two
 * organisations, the role that the app works with never sees or touches the other one's.
 */
class TablesSeparationTests {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final JdbcClient OWNER = JdbcClient.create(DATABASE.owner());
    private static final JdbcClient APP = JdbcClient.create(DATABASE.app());
    private static final Tenancy TENANCY = DATABASE.tenancy();
    private static final String OURS = "waterstad";
    private static final String THEIRS = "bergdorp";

    /** What a column that a row must have gets, by its type. */
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("uuid", "gen_random_uuid()"),
            Map.entry("text", "'x' || gen_random_uuid()"),
            Map.entry("bytea", "''"),
            Map.entry("jsonb", "'{}'"),
            Map.entry("text[]", "'{}'"),
            Map.entry("uuid[]", "'{}'"),
            Map.entry("date", "current_date"),
            Map.entry("timestamp with time zone", "now()"),
            Map.entry("time without time zone", "localtime"),
            Map.entry("boolean", "false"),
            Map.entry("int8range", "(select int8range(n, n + 1) from (select (random() * 1e12)::int8 as n) one)"));

    /** Rows stand by themselves here: what they refer to, and what else a row must be, is not what is tried. */
    @BeforeAll
    static void aRowOfEachOrganisationInEveryTable() {
        new Partitions(DATABASE.owner(), DATABASE.appRole(), Clock.systemUTC()).ensure();
        for (String constraint : OWNER.sql("""
            select format('alter table %s drop constraint %I', conrelid::regclass, conname) from pg_constraint
            where contype in ('f', 'c') and connamespace = 'public'::regnamespace and coninhcount = 0
                and conrelid <> 0\
            """).query(String.class).list()) {
            OWNER.sql(constraint).update();
        }
        for (String table : tables()) {
            OWNER.sql("alter table " + table + " disable trigger user").update();
            for (String organisation : List.of(OURS, THEIRS)) {
                assertThat(OWNER.sql(insert(table, organisation)).update()).isEqualTo(1);
            }
        }
    }

    /** Found, not listed: a table that is new is tried too. */
    static List<String> tables() {
        return OWNER.sql("""
            select c.oid::regclass::text from pg_class c
                join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped
            where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
            order by 1\
            """).query(String.class).list();
    }

    @Test
    void findsTheTables() {
        assertThat(tables()).hasSizeGreaterThan(35).contains("contact", "app_user", "agent_event", "queue");
    }

    @ParameterizedTest
    @MethodSource("tables")
    @Requirement(value = "2.10.1", part = "separation")
    void showsNoRowOfAnotherOrganisation(String table) {
        if (may(table, "select")) {
            assertThat(TENANCY.in(OURS, () -> organisationsIn(table))).containsExactly(OURS);
            assertThat(TENANCY.in("nowhere", () -> organisationsIn(table))).isEmpty();
            assertThat(organisationsIn(table))
                    .as("outside an organisation's work")
                    .isEmpty();
        } else {
            refused(() -> APP.sql("select organisation_id from " + table)
                    .query(String.class)
                    .list());
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    @Requirement(value = "2.10.1", part = "separation")
    void changesAndDeletesNoRowOfAnotherOrganisation(String table) {
        String where = " where organisation_id = '" + THEIRS + "'";
        nothing(table, "update", "update " + table + " set organisation_id = organisation_id" + where);
        nothing(table, "update", "update " + table + " set organisation_id = '" + OURS + "'" + where);
        nothing(table, "delete", "delete from " + table + where);

        assertThat(OWNER.sql("select organisation_id from " + table + " order by 1")
                        .query(String.class)
                        .list())
                .containsExactly(THEIRS, OURS);
    }

    @ParameterizedTest
    @MethodSource("tables")
    @Requirement(value = "2.10.1", part = "separation")
    void givesNoRowToAnotherOrganisation(String table) {
        refused(() -> APP.sql(insert(table, THEIRS)).update());
        refused(() -> APP.sql("update " + table + " set organisation_id = '" + THEIRS + "'")
                .update());

        assertThat(OWNER.sql("select count(*) from " + table + " where organisation_id = ?")
                        .param(THEIRS)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @Requirement(value = "2.10.1", part = "separation")
    void showsAnOrganisationItsOwnNameOnly() {
        for (String organisation : List.of(OURS, THEIRS)) {
            OWNER.sql("insert into organisation (id, name) values (?, ?)")
                    .params(organisation, "Gemeente " + organisation)
                    .update();
        }

        assertThat(TENANCY.in(
                        OURS,
                        () -> APP.sql("select id from organisation")
                                .query(String.class)
                                .list()))
                .containsExactly(OURS);
        assertThat(TENANCY.in(
                        OURS,
                        () -> APP.sql("update organisation set name = 'Van ons' where id = ?")
                                .param(THEIRS)
                                .update()))
                .isZero();
    }

    private static List<String> organisationsIn(String table) {
        return APP.sql("select organisation_id from " + table)
                .query(String.class)
                .list();
    }

    /** The statement finds no row, or is not allowed at all. */
    private static void nothing(String table, String privilege, String sql) {
        if (may(table, privilege)) {
            assertThat(TENANCY.in(OURS, () -> APP.sql(sql).update())).as(sql).isZero();
        } else {
            refused(() -> APP.sql(sql).update());
        }
    }

    /** By a policy or for want of the right, and for no other reason (SQLSTATE 42501). */
    private static void refused(Runnable work) {
        assertThatThrownBy(() -> TENANCY.in(OURS, work))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .isInstanceOfSatisfying(
                        SQLException.class,
                        cause -> assertThat(cause.getSQLState())
                                .as(cause.getMessage())
                                .isEqualTo("42501"));
    }

    private static boolean may(String table, String privilege) {
        return APP.sql("select has_table_privilege(?::regclass, ?)")
                .params(table, privilege)
                .query(Boolean.class)
                .single();
    }

    /** A row of this organisation with no more than what every row must have. */
    private static String insert(String table, String organisation) {
        List<Map<String, Object>> columns = OWNER.sql("""
            select attname, format_type(atttypid, null) as type from pg_attribute
            where attrelid = ?::regclass and attnum > 0 and not attisdropped and attnotnull and not atthasdef
                and attidentity = '' and attgenerated = '' and attname <> 'organisation_id'\
            """).param(table).query().listOfRows();
        String names =
                columns.stream().map(column -> ", " + column.get("attname")).collect(joining());
        String values = columns.stream()
                .map(column -> ", " + VALUES.getOrDefault((String) column.get("type"), "(random() * 30000)::int"))
                .collect(joining());
        return "insert into " + table + " (organisation_id" + names + ") values ('" + organisation + "'" + values + ")";
    }
}
