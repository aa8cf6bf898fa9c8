package nl.balie.contacts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Steps that failed and whose contacts went on along the path that the callflow has for it; within {@code Tenancy}. */
@Component
public class FailedSteps {
    private final JdbcClient jdbc;

    FailedSteps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How a step of a version of a process failed.
     *
     * @param reason why, in Dutch
     * @param times how often it did so for this reason
     * @param contact the last one
     */
    public record FailedStep(
            String processId, int version, String element, String reason, long times, Instant last, UUID contact) {}

    /**
     * Those since a moment, the last one first.
     *
     * @param most how many are wanted
     */
    public List<FailedStep> since(Instant from, int most) {
        return jdbc.sql("select data ->> 'process' as process, (data ->> 'version')::int as version,"
                        + " data ->> 'element' as element, data ->> 'failure' as reason, count(*) as times,"
                        + " max(at) as last, (array_agg(contact_id order by at desc, id desc))[1] as contact"
                        + " from contact_event where at >= ? and type = 'STEP' and data ->> 'failure' is not null"
                        + " group by process, version, element, reason order by last desc limit ?")
                .params(Timeline.timestamp(from), most)
                .query((row, number) -> new FailedStep(
                        row.getString("process"),
                        row.getInt("version"),
                        row.getString("element"),
                        row.getString("reason"),
                        row.getLong("times"),
                        row.getTimestamp("last").toInstant(),
                        row.getObject("contact", UUID.class)))
                .list();
    }
}
