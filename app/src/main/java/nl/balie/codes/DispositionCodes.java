package nl.balie.codes;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.balie.audit.Journal;
import nl.balie.database.ListPage;
import nl.balie.database.ListQuery;
import nl.balie.database.Listed;
import nl.balie.pages.Removal;
import nl.balie.pages.Saved;
import nl.balie.pages.Use;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an administrator does with disposition codes, on two levels (requirement 2.2.32). */
@Component
public class DispositionCodes {
    private static final String KIND = "disposition-code";
    private static final String SELECT = """
            select c.id, c.parent_id, p.name as parent, c.name, c.active
            from disposition_code c left join disposition_code p on p.id = c.parent_id
            """;

    private static final Listed LISTED = new Listed(
            SELECT.replace(
                    "c.active",
                    "c.active, coalesce(p.name, c.name) as path, coalesce(p.id, c.id) as pathId, (p.id is not null) as below"),
            "parent, name",
            "",
            "path collate \"nl-x-icu\", pathId, below, " + Listed.BY_NAME + ", id");

    private final JdbcClient database;
    private final Journal journal;

    DispositionCodes(JdbcClient database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    /** All primary codes with all their secondary codes, by name, also those that agents can no longer choose. */
    public List<DispositionCode> all() {
        return below(
                null,
                database.sql(SELECT + "order by c." + Listed.BY_NAME + ", c.id")
                        .query(DispositionLine.class)
                        .list());
    }

    /** A page of primary codes, each before its secondary codes, by name; a secondary code is found by both names. */
    public ListPage<DispositionLine> list(ListQuery asked) {
        return LISTED.page(
                database,
                asked,
                Map.of(),
                found -> found.query(DispositionLine.class).list());
    }

    /** The code, when it is one of this organisation. */
    public Optional<DispositionLine> find(UUID id) {
        return database.sql(SELECT + "where c.id = :id")
                .param("id", id)
                .query(DispositionLine.class)
                .optional();
    }

    /**
     * Adds one; a name that differs only in capitals is taken within the same primary code.
     *
     * @param parent a primary code, or null to add a primary code
     */
    public Saved add(@Nullable UUID parent, String name, boolean active) {
        if (parent != null
                && find(parent).filter(code -> code.parentId() == null).isEmpty()) {
            return new Saved.Unknown();
        }
        if (isTaken(parent, name, null)) {
            return new Saved.Taken();
        }
        UUID id = database.sql("""
                insert into disposition_code (organisation_id, parent_id, name, active)
                values (current_setting('balie.organisation'), :parent, :name, :active) returning id
                """)
                .param("parent", parent)
                .param("name", name)
                .param("active", active)
                .query(UUID.class)
                .single();
        DispositionLine after = find(id).orElseThrow();
        journal.added(KIND, path(after), after);
        return new Saved.Done(id);
    }

    /** Changes one; what was already recorded keeps the name that it had. */
    public Saved change(UUID id, String name, boolean active) {
        Optional<DispositionLine> before = find(id);
        if (before.isEmpty()) {
            return new Saved.Unknown();
        }
        if (isTaken(before.get().parentId(), name, id)) {
            return new Saved.Taken();
        }
        database.sql("update disposition_code set name = :name, active = :active where id = :id")
                .param("name", name)
                .param("active", active)
                .param("id", id)
                .update();
        journal.changed(KIND, path(before.get()), before.get(), find(id).orElseThrow());
        return new Saved.Done(id);
    }

    /** Secondary codes that need this primary code. */
    public List<Use> uses(UUID id) {
        return database.sql("""
                select 'SECONDARY_CODE' as kind, name from disposition_code where parent_id = :id order by name collate "nl-x-icu"
                """).param("id", id).query(Use.class).list();
    }

    /** Removes one, unless there are codes below it; what was recorded with it stays. */
    public Removal remove(UUID id) {
        return Removal.of(find(id), before -> uses(id), before -> {
            database.sql("delete from disposition_code where id = :id")
                    .param("id", id)
                    .update();
            journal.removed(KIND, path(before), before);
        });
    }

    private boolean isTaken(@Nullable UUID parent, String name, @Nullable UUID by) {
        return database.sql("""
                select exists (select from disposition_code
                    where lower(name) = lower(:name) and parent_id is not distinct from cast(:parent as uuid)
                        and id is distinct from cast(:by as uuid))
                """)
                .param("name", name)
                .param("parent", parent)
                .param("by", by)
                .query(Boolean.class)
                .single();
    }

    private static String path(DispositionLine code) {
        return code.parent() == null ? code.name() : code.parent() + " › " + code.name();
    }

    private static List<DispositionCode> below(@Nullable UUID parent, List<DispositionLine> lines) {
        return lines.stream()
                .filter(line -> Objects.equals(line.parentId(), parent))
                .map(line -> new DispositionCode(line.id(), line.name(), line.active(), below(line.id(), lines)))
                .toList();
    }
}
