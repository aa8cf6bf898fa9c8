package nl.balie.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TogetherTests {
    private static final TestDatabase DATABASE = TestDatabase.empty();
    private static final JdbcClient APP = JdbcClient.create(DATABASE.app());

    private final Together together = new Together(DATABASE.tenancy());

    @BeforeAll
    static void table() {
        JdbcClient.create(DATABASE.owner())
                .sql("create table line (number serial, organisation text, words text not null, transaction xid8)")
                .update();
    }

    @BeforeEach
    void noLines() {
        APP.sql("delete from line").update();
    }

    @Test
    void whatComesWithinAMomentIsOneTransactionInItsOrder() {
        List<String> words = IntStream.range(0, 100).mapToObj(Integer::toString).toList();

        words.forEach(word -> together.in("waterstad", () -> write(word)));
        together.close();

        assertThat(lines("waterstad")).isEqualTo(words);
        assertThat(transactions()).isLessThan(5);
    }

    @Test
    void whatFailsTakesNothingWithIt() {
        together.in("waterstad", () -> write("een"));
        together.in("waterstad", () -> write(null));
        together.in("waterstad", () -> write("drie"));
        together.close();

        assertThat(lines("waterstad")).containsExactly("een", "drie");
    }

    @Test
    void eachOrganisationHasTransactionsOfItsOwn() {
        together.in("waterstad", () -> write("een"));
        together.in("bergdorp", () -> write("twee"));
        together.close();

        assertThat(lines("waterstad")).containsExactly("een");
        assertThat(lines("bergdorp")).containsExactly("twee");
    }

    private static void write(@Nullable String words) {
        APP.sql("insert into line (organisation, words, transaction)"
                        + " values (current_setting('balie.organisation'), ?, pg_current_xact_id())")
                .param(words)
                .update();
    }

    private static List<String> lines(String organisation) {
        return APP.sql("select words from line where organisation = ? order by number")
                .param(organisation)
                .query(String.class)
                .list();
    }

    private static long transactions() {
        return APP.sql("select count(distinct transaction) from line")
                .query(Long.class)
                .single();
    }
}
