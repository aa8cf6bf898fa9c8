package nl.balie.callflows;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.balie.audit.AuditLog;
import nl.balie.callflows.checks.ModelCheck;
import nl.balie.database.ListPage;
import nl.balie.database.ListQuery;
import nl.balie.database.Listed;
import nl.balie.database.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The callflows that an organisation draws itself, with their drafts; each operation within {@link Tenancy}. */
@Component
public class Callflows {
    private static final String SELECT =
            "select process_id, name, draft, revision, changed_at, changed_by from callflow ";

    private static final Listed LISTED = new Listed(SELECT, "name", "", Listed.BY_NAME + ", process_id");

    private final JdbcClient jdbc;
    private final Tenancy tenancy;
    private final AuditLog audit;
    private final Clock clock;

    Callflows(JdbcClient jdbc, Tenancy tenancy, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
        this.audit = audit;
        this.clock = clock;
    }

    /** All of the organisation, by name. */
    public List<Callflow> all() {
        return jdbc.sql(SELECT + "order by " + Listed.BY_NAME + ", process_id")
                .query((row, number) -> callflow(row))
                .list();
    }

    /** A page of them, in the same order. */
    public ListPage<Callflow> list(ListQuery asked) {
        return LISTED.page(
                jdbc,
                asked,
                Map.of(),
                found -> found.query((row, number) -> callflow(row)).list());
    }

    /** The callflow, when it is one of this organisation. */
    public Optional<Callflow> find(String processId) {
        return jdbc.sql(SELECT + "where process_id = ?")
                .param(processId)
                .query((row, number) -> callflow(row))
                .optional();
    }

    /** As {@link #find}, and nobody else changes it before this transaction ends. */
    Optional<Callflow> lock(String processId) {
        return jdbc.sql(SELECT + "where process_id = ? for update")
                .param(processId)
                .query((row, number) -> callflow(row))
                .optional();
    }

    /**
     * Adds one that begins as a copy of a model, under a process id made from its name.
     *
     * @param model BPMN XML
     * @param by user name
     * @return empty when a callflow with such a name is there already
     */
    public Optional<Callflow> add(String name, String model, String by) {
        String processId = ModelText.processId(tenancy.current(), name);
        boolean added =
                jdbc.sql("insert into callflow (process_id, organisation_id, name, draft, changed_at, changed_by)"
                                        + " values (?, ?, ?, ?, ?, ?) on conflict (process_id) do nothing")
                                .params(
                                        processId,
                                        tenancy.current(),
                                        name,
                                        ModelText.renamed(model, processId, name),
                                        clock.instant().atOffset(ZoneOffset.UTC),
                                        by)
                                .update()
                        > 0;
        if (added) {
            audit.record("callflow-added", name, Map.of("process", processId));
        }
        return added ? find(processId) : Optional.empty();
    }

    /**
     * Stores what was drawn.
     *
     * @param revision on which it was drawn
     * @param model BPMN XML, which need not be fit to deploy
     * @param by user name
     */
    public CallflowDraft draw(String processId, int revision, String model, String by) {
        Callflow before = lock(processId).orElse(null);
        if (before == null) {
            return new CallflowDraft.Unknown();
        }
        if (before.revision() != revision) {
            return new CallflowDraft.ChangedByOther(before);
        }
        if (!ModelCheck.isModel(model)) {
            return new CallflowDraft.NoModel();
        }
        return new CallflowDraft.Kept(store(before, model, by));
    }

    Callflow store(Callflow before, String model, String by) {
        if (before.draft().equals(model)) {
            return before;
        }
        String name = ModelText.processName(model).orElse(before.name());
        return jdbc.sql(
                        "update callflow set name = ?, draft = ?, revision = revision + 1, changed_at = ?, changed_by = ?"
                                + " where process_id = ? returning process_id, name, draft, revision, changed_at, changed_by")
                .params(name, model, clock.instant().atOffset(ZoneOffset.UTC), by, before.processId())
                .query((row, number) -> callflow(row))
                .single();
    }

    void delete(String processId) {
        jdbc.sql("delete from callflow where process_id = ?").param(processId).update();
    }

    private static Callflow callflow(ResultSet row) throws SQLException {
        return new Callflow(
                row.getString("process_id"),
                row.getString("name"),
                row.getString("draft"),
                row.getInt("revision"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("changed_by"));
    }
}
