package nl.balie.flows;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.balie.database.ListPage;
import nl.balie.database.ListQuery;
import nl.balie.database.Listed;
import nl.balie.database.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The models as they were deployed, version by version. */
@Component
public class FlowModels {
    private static final Listed VERSIONS = new Listed(
            "select process_id, version, deployed_at, deployed_by, note from flow_model"
                    + " where process_id = :process and not withdrawn",
            "version, deployed_by, note, deployed_at",
            "",
            "version desc");

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

    /**
     * A version that was deployed.
     *
     * @param deployedBy user name; null for what ships with Balie
     * @param note why it was deployed, in the words of who did; may be empty
     */
    public record ModelVersion(
            String processId,
            int version,
            Instant deployedAt,
            @Nullable String deployedBy,
            String note) {}

    /** All versions of a process that this organisation may see, newest first; within {@link Tenancy}. */
    public List<ModelVersion> versions(String processId) {
        return jdbc.sql("select process_id, version, deployed_at, deployed_by, note from flow_model"
                        + " where process_id = ? and not withdrawn order by version desc")
                .param(processId)
                .query((row, number) -> version(row))
                .list();
    }

    /** A page of them, looked up by who deployed it, why and when. */
    public ListPage<ModelVersion> versions(String processId, ListQuery asked) {
        return VERSIONS.page(
                jdbc,
                asked,
                Map.of("process", processId),
                found -> found.query((row, number) -> version(row)).list());
    }

    /** The newest version of each process that this organisation may see, by id; within {@link Tenancy}. */
    public List<ModelVersion> newest() {
        return jdbc.sql("select distinct on (process_id) process_id, version, deployed_at, deployed_by, note"
                        + " from flow_model where not withdrawn order by process_id, version desc")
                .query((row, number) -> version(row))
                .list();
    }

    /** A version that an organisation deployed, with its BPMN XML. */
    public record OwnModel(String processId, int version, String xml, String deployedBy, String note) {}

    /** All versions of a process of the organisation, oldest first; within {@link Tenancy}. */
    List<OwnModel> own(String processId) {
        return jdbc.sql("select process_id, version, xml, deployed_by, note from flow_model"
                        + " where process_id = ? and organisation_id = ? and not withdrawn order by version")
                .params(processId, tenancy.current())
                .query((row, number) -> own(row))
                .list();
    }

    /** The newest version of each of the organisation's own processes; within {@link Tenancy}. */
    public List<OwnModel> newestOwn() {
        return jdbc.sql("select distinct on (process_id) process_id, version, xml, deployed_by, note from flow_model"
                        + " where organisation_id = ? and not withdrawn order by process_id, version desc")
                .param(tenancy.current())
                .query((row, number) -> own(row))
                .list();
    }

    private static OwnModel own(ResultSet row) throws SQLException {
        return new OwnModel(
                row.getString("process_id"),
                row.getInt("version"),
                row.getString("xml"),
                row.getString("deployed_by"),
                row.getString("note"));
    }

    /**
     * Takes an organisation's own process from the list that numbers can choose from; within {@link Tenancy}. Contacts in
     * it go on, and their paths can still be shown.
     */
    public void withdraw(String processId) {
        jdbc.sql("update flow_model set withdrawn = true where process_id = ? and organisation_id = ?")
                .params(processId, tenancy.current())
                .update();
    }

    /**
     * Keeps a model of the organisation that works now.
     *
     * @return false when it was kept already
     */
    boolean keepOwn(String processId, int version, String xml, String by, String note) {
        return jdbc.sql(
                                "insert into flow_model (process_id, version, organisation_id, xml, deployed_at, deployed_by, note)"
                                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict (process_id, version) do update set"
                                        + " withdrawn = false, deployed_at = excluded.deployed_at, deployed_by = excluded.deployed_by,"
                                        + " note = excluded.note, xml = excluded.xml where flow_model.withdrawn"
                                        + " or flow_model.xml <> excluded.xml")
                        .params(
                                processId,
                                version,
                                tenancy.current(),
                                xml,
                                clock.instant().atOffset(ZoneOffset.UTC),
                                by,
                                note)
                        .update()
                > 0;
    }

    private static ModelVersion version(ResultSet row) throws SQLException {
        return new ModelVersion(
                row.getString("process_id"),
                row.getInt("version"),
                row.getObject("deployed_at", OffsetDateTime.class).toInstant(),
                row.getString("deployed_by"),
                row.getString("note"));
    }

    /** Keeps a model that ships with Balie. */
    void keepShipped(String processId, int version, String xml) {
        jdbc.sql("select record_shipped_model(?, ?, ?, ?)")
                .params(processId, version, xml, clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> true)
                .list();
    }
}
