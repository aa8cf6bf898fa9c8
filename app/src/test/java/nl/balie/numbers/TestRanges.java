package nl.balie.numbers;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives organisations numbers, as the platform administrator does. */
public final class TestRanges {
    private TestRanges() {}

    /** A range of one number. */
    public static void give(DataSource owner, String organisation, String e164) {
        JdbcClient.create(owner)
                .sql("insert into number_range (organisation_id, numbers) values (?, int8range(?, ?, '[]'))")
                .param(organisation)
                .param(Long.parseLong(e164.substring(1)))
                .param(Long.parseLong(e164.substring(1)))
                .update();
    }
}
