package nl.balie.queues;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.balie.audit.Journal;
import nl.balie.database.ListPage;
import nl.balie.database.ListQuery;
import nl.balie.database.Listed;
import nl.balie.pages.Removal;
import nl.balie.pages.Saved;
import nl.balie.pages.Use;
import nl.balie.pages.Uses.Thing;
import nl.balie.pages.WhereUsed;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The skill groups of an organisation; as many as it likes (requirement 2.2.1). */
@Component
public class SkillGroups {
    private static final String KIND = "skill-group";

    private static final String SELECT = "select id, name from skill_group ";
    private static final String ORDER = Listed.BY_NAME + ", id";
    private static final Listed LISTED = Listed.byName(SELECT, "name");

    private final JdbcClient database;
    private final Journal journal;
    private final WhereUsed used;

    SkillGroups(JdbcClient database, Journal journal, WhereUsed used) {
        this.database = database;
        this.used = used;
        this.journal = journal;
    }

    /** All skill groups, by name. */
    public List<SkillGroup> all() {
        return database.sql(SELECT + "order by " + ORDER)
                .query(SkillGroup.class)
                .list();
    }

    /** A page of them, by name. */
    public ListPage<SkillGroup> list(ListQuery asked) {
        return LISTED.page(
                database,
                asked,
                Map.of(),
                found -> found.query(SkillGroup.class).list());
    }

    /** The names of those of these groups that are the organisation's, in the order of {@link #all}. */
    public Map<UUID, String> names(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : database
                        .sql(SELECT + "where id = any(?) order by " + ORDER)
                        .param(ids.toArray(UUID[]::new))
                        .query(SkillGroup.class)
                        .stream()
                        .collect(Collectors.toMap(
                                SkillGroup::id, SkillGroup::name, (one, other) -> one, LinkedHashMap::new));
    }

    /** The skill group, when it is one of this organisation. */
    public Optional<SkillGroup> find(UUID id) {
        return database.sql("select id, name from skill_group where id = :id")
                .param("id", id)
                .query(SkillGroup.class)
                .optional();
    }

    /** Adds one; a name that differs only in capitals is taken. */
    public Saved add(String name) {
        if (isTaken(name, null)) {
            return new Saved.Taken();
        }
        UUID id = database.sql("""
                insert into skill_group (organisation_id, name)
                values (current_setting('balie.organisation'), :name) returning id
                """).param("name", name).query(UUID.class).single();
        journal.added(KIND, name, new SkillGroup(id, name));
        journal.publish(new SkillGroupChanged(journal.organisation(), id));
        return new Saved.Done(id);
    }

    /** Gives it another name. */
    public Saved rename(UUID id, String name) {
        Optional<SkillGroup> before = find(id);
        if (before.isEmpty()) {
            return new Saved.Unknown();
        }
        if (isTaken(name, id)) {
            return new Saved.Taken();
        }
        database.sql("update skill_group set name = :name where id = :id")
                .param("name", name)
                .param("id", id)
                .update();
        journal.changed(KIND, before.get().name(), before.get(), new SkillGroup(id, name));
        journal.publish(new SkillGroupChanged(journal.organisation(), id));
        return new Saved.Done(id);
    }

    /** Queues and agents that need it. */
    public List<Use> uses(UUID id) {
        List<Use> queues = database.sql("""
                select 'QUEUE' as kind, name from queue where skill_group_id = :id order by name collate "nl-x-icu"
                """).param("id", id).query(Use.class).list();
        return find(id).map(group -> Stream.concat(
                                queues.stream(), used.of(new Thing(Thing.Kind.SKILL_GROUP, id, group.name())).stream())
                        .toList())
                .orElse(List.of());
    }

    /** Removes it, unless something needs it. */
    public Removal remove(UUID id) {
        return Removal.of(find(id), before -> uses(id), before -> {
            database.sql("delete from skill_group where id = :id")
                    .param("id", id)
                    .update();
            journal.removed(KIND, before.name(), before);
            journal.publish(new SkillGroupChanged(journal.organisation(), id));
        });
    }

    private boolean isTaken(String name, @Nullable UUID by) {
        return database.sql("""
                select exists (select from skill_group
                    where lower(name) = lower(:name) and id is distinct from cast(:by as uuid))
                """)
                .param("name", name)
                .param("by", by)
                .query(Boolean.class)
                .single();
    }
}
