package nl.balie.contacts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What happened to many contacts, for figures about them; within {@code Tenancy}. */
@Component
public class ContactTimelines {
    private static final int ROWS_AT_ONCE = 2_000;

    private final JdbcTemplate jdbc;

    ContactTimelines(DataSource source) {
        this.jdbc = new JdbcTemplate(source);
        this.jdbc.setFetchSize(ROWS_AT_ONCE);
    }

    /** Takes the timelines one by one. */
    @FunctionalInterface
    public interface Reader {
        /**
         * A contact.
         *
         * @param result empty while it is not over
         * @param events what moved it through its callflow, in order
         */
        void contact(Optional<Result> result, List<ContactEvent> events);
    }

    /**
     * Reads of every contact that began in a period and went through a version of a process how it moved through its
     * callflows. It takes them one by one, so that their number does not matter to the memory.
     *
     * @param from the first moment
     * @param until the first moment after it
     */
    public void ofProcess(String processId, int version, Instant from, Instant until, Reader reader) {
        Rows rows = new Rows(reader);
        jdbc.query(
                "select c.id, c.result, e.at, e.type, e.data from contact c"
                        + " join contact_event e on e.contact_id = c.id and e.at >= ?"
                        + " where c.started_at >= ? and c.started_at < ?"
                        + " and e.type in ('FLOW_STARTED', 'STEP', 'CONNECTED', 'REQUEUED', 'RELEASED', 'ENDED')"
                        + " and exists (select 1 from contact_event s where s.contact_id = c.id and s.at >= ?"
                        + " and (s.type = 'STEP' and s.data ->> 'process' = ?"
                        + " or s.type = 'FLOW_STARTED' and s.data ->> 'callflow' = ?)"
                        + " and (s.data ->> 'version')::int = ?)"
                        + " order by c.id, e.at, e.id",
                rows::add,
                Timeline.timestamp(from),
                Timeline.timestamp(from),
                Timeline.timestamp(until),
                Timeline.timestamp(from),
                processId,
                processId,
                version);
        rows.end();
    }

    private final class Rows {
        private final Reader reader;
        private final List<ContactEvent> events = new ArrayList<>();
        private @Nullable UUID contact;
        private @Nullable String result;

        Rows(Reader reader) {
            this.reader = reader;
        }

        void add(ResultSet row) throws SQLException {
            UUID id = row.getObject("id", UUID.class);
            if (!id.equals(contact)) {
                end();
                contact = id;
                result = row.getString("result");
            }
            events.add(Timeline.event(row));
        }

        void end() {
            if (!events.isEmpty()) {
                reader.contact(Optional.ofNullable(result).map(Result::valueOf), List.copyOf(events));
                events.clear();
            }
        }
    }
}
