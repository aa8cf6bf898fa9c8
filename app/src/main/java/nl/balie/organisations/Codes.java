package nl.balie.organisations;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reason codes and disposition codes; an organisation can have any number (requirement 2.2.36). */
@Component
public class Codes {
    private final JdbcClient database;

    Codes(JdbcClient database) {
        this.database = database;
    }

    /** The reason codes that agents can choose, by name. */
    public List<ReasonCode> reasonCodes() {
        return allReasonCodes().stream().filter(ReasonCode::active).toList();
    }

    /** All reason codes, by name. */
    public List<ReasonCode> allReasonCodes() {
        return database.sql("select id, name, active from reason_code order by lower(name), name")
                .query(ReasonCode.class)
                .list();
    }

    /** The primary codes that agents can choose, each with the secondary codes that they can choose. */
    public List<DispositionCode> dispositionCodes() {
        return allDispositionCodes().stream()
                .filter(DispositionCode::active)
                .map(code -> new DispositionCode(
                        code.id(),
                        code.name(),
                        true,
                        code.secondary().stream()
                                .filter(DispositionCode::active)
                                .toList()))
                .toList();
    }

    /** All primary codes, by name, each with all its secondary codes. */
    public List<DispositionCode> allDispositionCodes() {
        List<Line> lines = database.sql(
                        "select id, parent_id, name, active from disposition_code order by lower(name), name")
                .query(Line.class)
                .list();
        return below(null, lines);
    }

    private static List<DispositionCode> below(@Nullable UUID parent, List<Line> lines) {
        return lines.stream()
                .filter(line -> Objects.equals(line.parentId, parent))
                .map(line -> new DispositionCode(line.id, line.name, line.active, below(line.id, lines)))
                .toList();
    }

    private record Line(UUID id, @Nullable UUID parentId, String name, boolean active) {}
}
