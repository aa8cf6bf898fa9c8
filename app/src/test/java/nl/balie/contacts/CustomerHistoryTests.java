package nl.balie.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import nl.balie.database.Tenancy;
import nl.balie.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class CustomerHistoryTests {
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    /** As somebody who works for an organisation asks it: through row-level security, which keeps what may leak from an index. */
    @Test
    void anIndexFindsTheContactsOfACustomerWithoutSorting() {
        Tenancy tenancy = DATABASE.tenancy();
        JdbcClient owner = JdbcClient.create(DATABASE.owner());
        owner.sql("insert into organisation (id, name) values ('waterstad', 'Waterstad')")
                .update();
        owner.sql("insert into contact (organisation_id, channel, direction, origin, from_address, to_address,"
                        + " started_at) select 'waterstad', 'VOICE', 'INBOUND', 'EXTERNAL', '+3161' || n % 997,"
                        + " '+31990001000', now() - n * interval '1 minute' from generate_series(1, 20000) n")
                .update();
        owner.sql("analyze contact").update();

        String plan = tenancy.read(
                "waterstad",
                () -> String.join(
                        "\n",
                        JdbcClient.create(DATABASE.app())
                                .sql("explain analyze " + CustomerHistory.BEFORE)
                                .param("organisation", "waterstad")
                                .param("customer", "+3161500")
                                .param("since", Timestamp.from(Instant.now().minus(Duration.ofDays(730))))
                                .param("until", Timestamp.from(Instant.now()))
                                .param("id", UUID.randomUUID())
                                .param("most", 5)
                                .query(String.class)
                                .list()));

        assertThat(plan).contains("contact_of_customer", "rows=5.00").doesNotContain("Seq Scan", "Sort");
    }
}
