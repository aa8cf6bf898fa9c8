package nl.balie.flows;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import nl.balie.database.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The models as they were deployed, version by version. */
@Component
public class FlowModels {
    private final JdbcClient jdbc;
    private final Tenancy tenancy;
    private final Clock clock;

    FlowModels(JdbcClient jdbc, Tenancy tenancy, Clock clock) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** The BPMN XML of a version that this organisation may see. */
    public Optional<String> xml(String organisation, String processId, int version) {
        return tenancy.in(
                organisation,
                () -> jdbc.sql("select xml from flow_model where process_id = ? and version = ?")
                        .params(processId, version)
                        .query(String.class)
                        .optional());
    }

    /** Keeps a model that ships with Balie. */
    void keepShipped(String processId, int version, String xml) {
        jdbc.sql("select record_shipped_model(?, ?, ?, ?)")
                .params(processId, version, xml, clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> true)
                .list();
    }
}
