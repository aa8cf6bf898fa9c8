package nl.balie.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class PartitionsTests {
    private final TestDatabase database = TestDatabase.empty();
    private final JdbcClient owner = JdbcClient.create(database.owner());

    @BeforeEach
    void oneOfTheTables() {
        owner.sql("create table contact_event (id bigint generated always as identity, at timestamptz not null,"
                        + " words text default 'x', primary key (at, id)) partition by range (at)")
                .update();
        owner.sql("create index on contact_event (words)").update();
        owner.sql(
                        "create function refuse_change() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$")
                .update();
        owner.sql("create trigger facts_stay before update or delete on contact_event for each row"
                        + " execute function refuse_change()")
                .update();
        owner.sql("create table contact_event_default partition of contact_event default")
                .update();
    }

    @Test
    void makesThisMonthAndTheNextTwoOverTheYearsEndAndOnlyOnce() {
        ensureAt("2026-11-22T12:00:00Z");
        ensureAt("2026-11-23T12:00:00Z");

        assertThat(partitions())
                .containsExactly(
                        "contact_event_2026_11",
                        "contact_event_2026_12",
                        "contact_event_2027_01",
                        "contact_event_default");
    }

    @Test
    void putsEventsWhereTheirMonthInUtcIs() {
        ensureAt("2026-11-22T12:00:00Z");

        write("2026-11-30T23:59:59.999Z");
        write("2026-12-01T00:00:00Z");

        assertThat(count("contact_event_2026_11")).isEqualTo(1);
        assertThat(count("contact_event_2026_12")).isEqualTo(1);
        assertThat(count("contact_event_default")).isZero();
    }

    @Test
    void movesWhatCameInWithoutAPartition() {
        write("2026-11-05T10:00:00Z");
        write("2031-01-01T00:00:00Z");

        ensureAt("2026-11-22T12:00:00Z");

        assertThat(count("contact_event_2026_11")).isEqualTo(1);
        assertThat(count("contact_event_default")).isEqualTo(1);
        assertThat(count("contact_event")).isEqualTo(2);
        assertThatThrownBy(() -> owner.sql("delete from contact_event").update())
                .isInstanceOf(DataAccessException.class);
    }

    private void ensureAt(String now) {
        new Partitions(database.owner(), database.appRole(), Clock.fixed(Instant.parse(now), ZoneOffset.UTC)).ensure();
    }

    private void write(String at) {
        JdbcClient.create(database.app())
                .sql("insert into contact_event (at) values (?::timestamptz)")
                .param(at)
                .update();
    }

    private long count(String table) {
        return owner.sql("select count(*) from " + table).query(Long.class).single();
    }

    private List<String> partitions() {
        return owner.sql("select relname from pg_class where relispartition and relkind = 'r' order by relname")
                .query(String.class)
                .list();
    }
}
