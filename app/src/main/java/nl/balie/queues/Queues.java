package nl.balie.queues;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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

/** The queues of an organisation; as many as it likes (requirements 2.2.1 and 2.3.2). */
@Component
public class Queues {
    private static final String KIND = "queue";
    private static final String SELECT = """
        select q.id, q.name, q.kind, q.skill_group_id as skillGroupId, g.name as skillGroup, q.priority, q.greeting, q.music,
            q.shortcut
        from queue q join skill_group g on g.id = q.skill_group_id
        """;

    private static final String ORDER = "order by q." + Listed.BY_NAME + ", q.id";
    private static final Listed LISTED = Listed.byName(SELECT, "name, skillGroup");

    private final JdbcClient database;
    private final Journal journal;
    private final WhereUsed used;

    Queues(JdbcClient database, Journal journal, WhereUsed used) {
        this.database = database;
        this.used = used;
        this.journal = journal;
    }

    /** The queue, when it is one of this organisation. */
    public Optional<Queue> find(UUID id) {
        return database.sql(SELECT + "where q.id = :id")
                .param("id", id)
                .query(Queue.class)
                .optional();
    }

    /** The queue that this key chooses. */
    public Optional<Queue> withShortcut(String shortcut) {
        return database.sql(SELECT + "where q.shortcut = :shortcut")
                .param("shortcut", shortcut)
                .query(Queue.class)
                .optional();
    }

    /** The queue of this name; exact. */
    public Optional<Queue> byName(String name) {
        return database.sql(SELECT + "where q.name = :name")
                .param("name", name)
                .query(Queue.class)
                .optional();
    }

    /** All queues, by name. */
    public List<Queue> all() {
        return database.sql(SELECT + ORDER).query(Queue.class).list();
    }

    /** A page of them, by name, looked up by their names and those of their skill groups. */
    public ListPage<Queue> list(ListQuery asked) {
        return LISTED.page(
                database, asked, Map.of(), found -> found.query(Queue.class).list());
    }

    /** The names of all queues, by their ids. */
    public Map<UUID, String> names() {
        return all().stream().collect(Collectors.toMap(Queue::id, Queue::name));
    }

    /** The queues of these skill groups, by name. */
    public List<Queue> of(Collection<UUID> skillGroups) {
        return skillGroups.isEmpty()
                ? List.of()
                : database.sql(SELECT + "where q.skill_group_id in (:groups) " + ORDER)
                        .param("groups", skillGroups)
                        .query(Queue.class)
                        .list();
    }

    /** The names of those of these queues that are the organisation's, by their ids. */
    public Map<UUID, String> names(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : database
                        .sql("select id, name from queue where id = any(?)")
                        .param(ids.toArray(UUID[]::new))
                        .query((row, number) -> Map.entry(row.getObject("id", UUID.class), row.getString("name")))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The channel whose contacts wait in it, of each queue by its id. */
    public Map<UUID, String> channels() {
        return database
                .sql("select id, channel from queue")
                .query((row, number) -> Map.entry(row.getObject("id", UUID.class), row.getString("channel")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Adds one; a name that differs only in capitals is taken. No other may have the key. */
    public Saved add(QueueDetails details) {
        if (isTaken(details.name(), null)) {
            return new Saved.Taken();
        }
        UUID id = database.sql("""
            insert into queue (organisation_id, name, kind, skill_group_id, priority, greeting, music, shortcut)
            values (current_setting('balie.organisation'), :name, :kind, :skillGroup, :priority, :greeting, :music, :shortcut)
            returning id
            """)
                .params(parameters(details))
                .param("shortcut", details.shortcut())
                .query(UUID.class)
                .single();
        journal.added(KIND, details.name(), find(id).orElseThrow());
        journal.publish(new QueueChanged(journal.organisation(), id));
        return new Saved.Done(id);
    }

    /** Changes one; who already waits in it keeps the priority that it came with. */
    public Saved change(UUID id, QueueDetails details) {
        Optional<Queue> before = find(id);
        if (before.isEmpty()) {
            return new Saved.Unknown();
        }
        if (isTaken(details.name(), id)) {
            return new Saved.Taken();
        }
        String name = before.get().name();
        List<Use> naming = used.byName(thing(id, name));
        if (!details.name().equals(name) && !naming.isEmpty()) {
            return new Saved.Named(naming);
        }
        database.sql("""
            update queue set name = :name, kind = :kind, skill_group_id = :skillGroup, priority = :priority,
                greeting = :greeting, music = :music, shortcut = :shortcut
            where id = :id
            """)
                .params(parameters(details))
                .param("shortcut", details.shortcut())
                .param("id", id)
                .update();
        journal.changed(KIND, before.get().name(), before.get(), find(id).orElseThrow());
        journal.publish(new QueueChanged(journal.organisation(), id));
        return new Saved.Done(id);
    }

    /** What needs it: numbers, lines of routing, callflows and waiting contacts among them. */
    public List<Use> uses(UUID id) {
        return find(id).map(queue -> used.of(thing(id, queue.name()))).orElse(List.of());
    }

    private static Thing thing(UUID id, String name) {
        return new Thing(Thing.Kind.QUEUE, id, name);
    }

    /** Removes it, unless something needs it. */
    public Removal remove(UUID id) {
        return Removal.of(find(id), before -> uses(id), before -> {
            database.sql("delete from queue where id = :id").param("id", id).update();
            journal.removed(KIND, before.name(), before);
            journal.publish(new QueueChanged(journal.organisation(), id));
        });
    }

    private static Map<String, Object> parameters(QueueDetails details) {
        return Map.of(
                "name", details.name(),
                "kind", details.kind().name(),
                "skillGroup", details.skillGroupId(),
                "priority", details.priority(),
                "greeting", details.greeting(),
                "music", details.music());
    }

    private boolean isTaken(String name, @Nullable UUID by) {
        return database.sql("""
            select exists (select from queue
                where lower(name) = lower(:name) and id is distinct from cast(:by as uuid))
            """)
                .param("name", name)
                .param("by", by)
                .query(Boolean.class)
                .single();
    }
}
