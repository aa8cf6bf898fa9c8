package nl.balie.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class TenancyTests {
    private static final TestDatabase DATABASE = TestDatabase.empty();
    private static final JdbcClient APP = JdbcClient.create(DATABASE.app());

    private final Tenancy tenancy = DATABASE.tenancy();

    @BeforeAll
    static void table() {
        JdbcClient.create(DATABASE.owner())
                .sql("create table note (words text)")
                .update();
    }

    @BeforeEach
    void noNotes() {
        APP.sql("delete from note").update();
    }

    @Test
    void commitsAtTheEndOfTheWork() {
        tenancy.in("waterstad", () -> write("een"));

        assertThat(notes()).containsExactly("een");
    }

    @Test
    void undoesEverythingWhenTheWorkFails() {
        assertThatThrownBy(() -> tenancy.in("waterstad", () -> {
                    write("een");
                    tenancy.in("waterstad", () -> write("twee"));
                    throw new IllegalArgumentException("mislukt");
                }))
                .hasMessage("mislukt");

        assertThat(notes()).isEmpty();
    }

    @Test
    void doesWorkAgainInWhichTheDatabaseWasLost() {
        List<String> after = new ArrayList<>();
        AtomicInteger attempts = new AtomicInteger();

        tenancy.in("waterstad", () -> {
            write("een");
            tenancy.afterCommit(() -> after.add("klaar"));
            if (attempts.incrementAndGet() == 1) {
                loseTheConnection();
            }
        });

        assertThat(attempts).hasValue(2);
        assertThat(notes()).containsExactly("een");
        assertThat(after).containsExactly("klaar");
    }

    @Test
    void doesNotTryForEver() {
        AtomicInteger attempts = new AtomicInteger();

        assertThatThrownBy(() -> tenancy.in("waterstad", () -> {
                    attempts.incrementAndGet();
                    loseTheConnection();
                }))
                .isInstanceOf(RuntimeException.class);

        assertThat(attempts).hasValue(5);
    }

    private static void loseTheConnection() {
        APP.sql("select pg_terminate_backend(pg_backend_pid())")
                .query(Boolean.class)
                .single();
    }

    @Test
    void doesNotHideThatAnInnerFailureUndidTheWork() {
        assertThatThrownBy(() -> tenancy.in("waterstad", () -> {
                    write("een");
                    try {
                        APP.sql("select 1/0").query(Integer.class).single();
                    } catch (DataAccessException _) {
                        // the transaction is lost from here on
                    }
                }))
                .hasMessage("A statement of this work failed, so that it cannot be committed");

        assertThat(notes()).isEmpty();
    }

    @Test
    void knowsWhoseWorkRuns() {
        String current = tenancy.in("waterstad", tenancy::current);

        assertThat(current).isEqualTo("waterstad");
        assertThatThrownBy(tenancy::current).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesWorkOfAnotherOrganisationWithin() {
        assertThatThrownBy(() -> tenancy.in("waterstad", () -> tenancy.in("bergdorp", () -> write("een"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Work of bergdorp within work of waterstad");
    }

    @Test
    void refusesToJoinATransactionOfNobody() {
        TransactionTemplate nobody = new TransactionTemplate(new DataSourceTransactionManager(DATABASE.app()));

        assertThatThrownBy(() -> nobody.executeWithoutResult(_ -> tenancy.in("waterstad", () -> write("een"))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesChangesWhileReading() {
        assertThatThrownBy(() -> tenancy.read("waterstad", () -> {
                    write("een");
                    return true;
                }))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void doesWhatWasAskedAfterTheCommitInOrderAndOutsideTheTransaction() {
        List<String> seen = new ArrayList<>();

        tenancy.in("waterstad", () -> {
            tenancy.afterCommit(() -> seen.addAll(notes()));
            tenancy.afterCommit(() -> {
                throw new IllegalStateException("is logged only");
            });
            tenancy.in("waterstad", () -> tenancy.afterCommit(() -> tenancy.in("bergdorp", () -> write("twee"))));
            write("een");
        });

        assertThat(seen).containsExactly("een");
        assertThat(notes()).containsExactly("een", "twee");
    }

    @Test
    void forgetsWhatWasAskedAfterTheCommitWhenThereIsNone() {
        List<String> seen = new ArrayList<>();

        assertThatThrownBy(() -> tenancy.in("waterstad", () -> {
                    tenancy.afterCommit(() -> seen.add("te veel"));
                    throw new IllegalArgumentException("mislukt");
                }))
                .hasMessage("mislukt");

        assertThat(seen).isEmpty();
    }

    private static void write(String words) {
        APP.sql("insert into note values (?)").param(words).update();
    }

    private static List<String> notes() {
        return APP.sql("select words from note order by words")
                .query(String.class)
                .list();
    }
}
