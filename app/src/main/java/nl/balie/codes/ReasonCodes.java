package nl.balie.codes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.balie.audit.Journal;
import nl.balie.database.ListPage;
import nl.balie.database.ListQuery;
import nl.balie.database.Listed;
import nl.balie.pages.Removal;
import nl.balie.pages.Saved;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an administrator does with reason codes; there is no limit to their number (requirement 2.2.36). */
@Component
public class ReasonCodes {
    private static final String KIND = "reason-code";

    private static final String SELECT = "select id, name, shortcut, active from reason_code ";
    private static final Listed LISTED = Listed.byName(SELECT, "name");

    private final JdbcClient database;
    private final Journal journal;

    ReasonCodes(JdbcClient database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    /** All of them, by name, also those that agents can no longer choose. */
    public List<ReasonCode> all() {
        return database.sql(SELECT + "order by " + Listed.BY_NAME + ", id")
                .query(ReasonCode.class)
                .list();
    }

    /** A page of them, in the same order. */
    public ListPage<ReasonCode> list(ListQuery asked) {
        return LISTED.page(
                database,
                asked,
                Map.of(),
                found -> found.query(ReasonCode.class).list());
    }

    /** The code, when it is one of this organisation. */
    public Optional<ReasonCode> find(UUID id) {
        return database.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(ReasonCode.class)
                .optional();
    }

    /** The code that this key chooses. */
    public Optional<ReasonCode> withShortcut(String shortcut) {
        return database.sql(SELECT + "where shortcut = :shortcut")
                .param("shortcut", shortcut)
                .query(ReasonCode.class)
                .optional();
    }

    /** Adds one; a name that differs only in capitals is taken. No other may have the key. */
    public Saved add(String name, @Nullable String shortcut, boolean active) {
        if (isTaken(name, null)) {
            return new Saved.Taken();
        }
        UUID id = database.sql("""
            insert into reason_code (organisation_id, name, shortcut, active)
            values (current_setting('balie.organisation'), :name, :shortcut, :active) returning id
            """)
                .param("name", name)
                .param("shortcut", shortcut)
                .param("active", active)
                .query(UUID.class)
                .single();
        journal.added(KIND, name, new ReasonCode(id, name, shortcut, active));
        return new Saved.Done(id);
    }

    /** Changes one; what was already recorded keeps the name that it had. */
    public Saved change(UUID id, String name, @Nullable String shortcut, boolean active) {
        Optional<ReasonCode> before = find(id);
        if (before.isEmpty()) {
            return new Saved.Unknown();
        }
        if (isTaken(name, id)) {
            return new Saved.Taken();
        }
        database.sql("update reason_code set name = :name, shortcut = :shortcut, active = :active where id = :id")
                .param("name", name)
                .param("shortcut", shortcut)
                .param("active", active)
                .param("id", id)
                .update();
        journal.changed(KIND, before.get().name(), before.get(), new ReasonCode(id, name, shortcut, active));
        return new Saved.Done(id);
    }

    /** Removes one; what was recorded with it stays. */
    public Removal remove(UUID id) {
        return Removal.of(find(id), before -> List.of(), before -> {
            database.sql("delete from reason_code where id = :id")
                    .param("id", id)
                    .update();
            journal.removed(KIND, before.name(), before);
        });
    }

    private boolean isTaken(String name, @Nullable UUID by) {
        return database.sql("""
            select exists (select from reason_code
                where lower(name) = lower(:name) and id is distinct from cast(:by as uuid))
            """)
                .param("name", name)
                .param("by", by)
                .query(Boolean.class)
                .single();
    }
}
