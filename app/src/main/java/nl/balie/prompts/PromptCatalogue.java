package nl.balie.prompts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.balie.audit.AuditLog;
import nl.balie.audit.Changes;
import nl.balie.database.ListPage;
import nl.balie.database.ListQuery;
import nl.balie.database.Listed;
import nl.balie.database.Tenancy;
import nl.balie.pages.Removal;
import nl.balie.pages.Saved;
import nl.balie.pages.Use;
import nl.balie.pages.Uses.Thing;
import nl.balie.pages.WhereUsed;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The prompts of an organisation, without their sound (requirement 2.10.1). Runs within its tenancy. */
@Component
public class PromptCatalogue {
    private static final String SELECT = """
            select p.id, p.number, p.name, p.description,
                array(select distinct v.language from prompt_version v where v.prompt_id = p.id order by 1) as languages
            from prompt p
            """;

    private static final Listed LISTED = Listed.byName(SELECT, "name, description, number");

    private final JdbcClient database;
    private final Tenancy tenancy;
    private final AuditLog audit;
    private final PlayedFiles files;
    private final WhereUsed used;

    PromptCatalogue(JdbcClient database, Tenancy tenancy, AuditLog audit, PlayedFiles files, WhereUsed used) {
        this.database = database;
        this.tenancy = tenancy;
        this.audit = audit;
        this.files = files;
        this.used = used;
    }

    /** All prompts, by name. */
    public List<PromptOverview> all() {
        return database.sql(SELECT + "order by p." + Listed.BY_NAME + ", p.id")
                .query(PromptCatalogue::overview)
                .list();
    }

    /** A page of them, by name, looked up by name, description and number. */
    public ListPage<PromptOverview> list(ListQuery asked) {
        return LISTED.page(
                database,
                asked,
                Map.of(),
                found -> found.query(PromptCatalogue::overview).list());
    }

    /** The prompt, when it is one of this organisation. */
    public Optional<PromptOverview> find(UUID id) {
        return database.sql(SELECT + "where p.id = :id")
                .param("id", id)
                .query(PromptCatalogue::overview)
                .optional();
    }

    /** The prompt of this name; capitals and spaces around it make no difference. */
    public Optional<PromptOverview> byName(String name) {
        return database.sql(SELECT + "where lower(p.name) = lower(:name)")
                .param("name", name.strip())
                .query(PromptCatalogue::overview)
                .optional();
    }

    /** The prompt of this number. */
    Optional<PromptOverview> byNumber(int number) {
        return database.sql(SELECT + "where p.number = :number")
                .param("number", number)
                .query(PromptCatalogue::overview)
                .optional();
    }

    /** Adds one without any sound. */
    public Saved add(PromptDetails details) {
        if (isTaken(details.name(), null)) {
            return new Saved.Taken();
        }
        // one after the other, so that no two get the same number
        database.sql("select pg_advisory_xact_lock(hashtextextended('prompt number ' || ?, 0))")
                .param(tenancy.current())
                .query((row, index) -> index)
                .single();
        UUID id = database.sql("""
                        insert into prompt (organisation_id, number, name, description)
                        select :organisation, coalesce(max(number), 0) + 1, :name, :description from prompt
                        returning id
                        """)
                .param("organisation", tenancy.current())
                .param("name", details.name())
                .param("description", details.description())
                .query(UUID.class)
                .single();
        audit.record("prompt-added", details.name(), differences(null, details).asMap());
        return new Saved.Done(id);
    }

    /** Changes name and description; not the name of one that other modules use. */
    public Saved change(UUID id, PromptDetails details) {
        Optional<PromptOverview> found = find(id);
        if (found.isEmpty()) {
            return new Saved.Unknown();
        }
        PromptDetails before = new PromptDetails(found.get().name(), found.get().description());
        if (isTaken(details.name(), id)) {
            return new Saved.Taken();
        }
        if (!before.name().equalsIgnoreCase(details.name())) {
            List<Use> uses = used.of(thing(id, before.name())).stream()
                    .filter(use -> use.kind() != Use.Kind.QUEUE_MESSAGE)
                    .toList();
            if (!uses.isEmpty()) {
                return new Saved.Named(uses);
            }
        }
        database.sql("update prompt set name = :name, description = :description where id = :id")
                .param("name", details.name())
                .param("description", details.description())
                .param("id", id)
                .update();
        Changes differences = differences(before, details);
        if (!differences.isEmpty()) {
            audit.record("prompt-changed", before.name(), differences.asMap());
        }
        return new Saved.Done(id);
    }

    /** What needs the prompt: temporary messages that are not over, and what the other modules say. */
    public List<Use> uses(PromptOverview prompt) {
        return used.of(thing(prompt.id(), prompt.name()));
    }

    /** Removes it with all its versions, unless something needs it. */
    public Removal remove(UUID id) {
        return Removal.of(find(id), this::uses, before -> {
            List<UUID> versions = database.sql("select id from prompt_version where prompt_id = :id")
                    .param("id", id)
                    .query(UUID.class)
                    .list();
            database.sql("delete from prompt where id = :id").param("id", id).update();
            audit.record(
                    "prompt-removed",
                    before.name(),
                    new Changes()
                            .of("description", before.description(), null)
                            .of("languages", String.join(", ", before.languages()), null)
                            .asMap());
            tenancy.afterCommit(() -> versions.forEach(files::forget));
        });
    }

    private static Thing thing(UUID id, String name) {
        return new Thing(Thing.Kind.PROMPT, id, name);
    }

    private boolean isTaken(String name, @Nullable UUID by) {
        return byName(name).filter(other -> !other.id().equals(by)).isPresent();
    }

    private static Changes differences(@Nullable PromptDetails before, PromptDetails after) {
        return new Changes()
                .of("name", before == null ? null : before.name(), after.name())
                .of("description", before == null ? null : before.description(), after.description());
    }

    private static PromptOverview overview(ResultSet row, int number) throws SQLException {
        return new PromptOverview(
                row.getObject("id", UUID.class),
                row.getInt("number"),
                row.getString("name"),
                row.getString("description"),
                List.of((String[]) row.getArray("languages").getArray()));
    }
}
