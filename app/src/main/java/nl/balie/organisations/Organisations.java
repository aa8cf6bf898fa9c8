package nl.balie.organisations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tenants of this installation. */
@Component
public class Organisations {
    private final JdbcClient database;

    Organisations(JdbcClient database) {
        this.database = database;
    }

    /** Every organisation, in the order of their ids; needs no tenancy. */
    public List<OrganisationName> all() {
        return database.sql("select id, name from organisations()")
                .query(OrganisationName.class)
                .list();
    }

    /** The organisation whose tenancy this is. */
    public Organisation current() {
        return database.sql("""
                select id, name, time_zone, answer_timeout_seconds, unavailable_after_no_answer, wrap_up_seconds
                from organisation where id = current_setting('balie.organisation')
                """).query(Organisations::organisation).single();
    }

    private static Organisation organisation(ResultSet row, int number) throws SQLException {
        return new Organisation(
                row.getString("id"),
                row.getString("name"),
                ZoneId.of(row.getString("time_zone")),
                Duration.ofSeconds(row.getInt("answer_timeout_seconds")),
                row.getBoolean("unavailable_after_no_answer"),
                Duration.ofSeconds(row.getInt("wrap_up_seconds")));
    }
}
