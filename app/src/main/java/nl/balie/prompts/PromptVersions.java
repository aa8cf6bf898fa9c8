package nl.balie.prompts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The versions of prompts: each change of what is heard is a new one, and an older one can come back. Runs within tenancy. */
@Component
public class PromptVersions {
    private static final String SELECT = """
            select id, language, number, source, spoken_text, created_at, created_by, current, duration_ms
            from prompt_version
            """;

    private static final Listed LISTED =
            new Listed(SELECT + "where prompt_id = :prompt", "number", "", "language, number desc");

    private final JdbcClient database;
    private final Tenancy tenancy;
    private final AuditLog audit;
    private final Clock clock;

    PromptVersions(JdbcClient database, Tenancy tenancy, AuditLog audit, Clock clock) {
        this.database = database;
        this.tenancy = tenancy;
        this.audit = audit;
        this.clock = clock;
    }

    /** All versions of a prompt, the newest of each language first. */
    public List<PromptVersion> of(UUID prompt) {
        return database.sql(SELECT + "where prompt_id = :prompt order by language, number desc")
                .param("prompt", prompt)
                .query(PromptVersions::version)
                .list();
    }

    /** A page of them, in the same order. */
    public ListPage<PromptVersion> list(UUID prompt, ListQuery asked) {
        return LISTED.page(
                database,
                asked,
                Map.of("prompt", prompt),
                found -> found.query(PromptVersions::version).list());
    }

    /** The version, when it is one of this prompt. */
    public Optional<PromptVersion> find(UUID prompt, UUID version) {
        return database.sql(SELECT + "where prompt_id = :prompt and id = :version")
                .param("prompt", prompt)
                .param("version", version)
                .query(PromptVersions::version)
                .optional();
    }

    /** The sound of a version: a WAV file of 8 kHz, mono, PCM 16 bit. */
    public Optional<byte[]> sound(UUID version) {
        return database.sql("select sound from prompt_version where id = :version")
                .param("version", version)
                .query((row, number) -> row.getBytes("sound"))
                .optional();
    }

    /**
     * Adds a version, which callers hear from then on.
     *
     * @param prompt one of this organisation
     * @param language ISO 639-1
     * @param spokenText what was spoken, for speech only
     * @return the id of the version
     */
    public UUID add(
            PromptOverview prompt,
            String language,
            PromptSource source,
            @Nullable String spokenText,
            Converted.Sound sound) {
        lock(prompt.id());
        int number = database.sql("""
                        select coalesce(max(number), 0) + 1 from prompt_version
                        where prompt_id = :prompt and language = :language
                        """)
                .param("prompt", prompt.id())
                .param("language", language)
                .query(Integer.class)
                .single();
        nothingCurrent(prompt.id(), language);
        UUID id = database.sql("""
                        insert into prompt_version (organisation_id, prompt_id, language, number, source, spoken_text,
                            created_at, created_by, current, duration_ms, sound)
                        values (:organisation, :prompt, :language, :number, :source, :text, :at, :by, true, :duration, :sound)
                        returning id
                        """)
                .param("organisation", tenancy.current())
                .param("prompt", prompt.id())
                .param("language", language)
                .param("number", number)
                .param("source", source.name())
                .param("text", spokenText)
                .param("at", Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .param("by", AuditLog.actor())
                .param("duration", sound.duration().toMillis())
                .param("sound", sound.wav().bytes())
                .query(UUID.class)
                .single();
        audit.record(
                "prompt-version-added",
                prompt.name(),
                new Changes()
                        .of("language", null, language)
                        .of("version", null, number)
                        .of("source", null, source)
                        .asMap());
        return id;
    }

    /** Has callers hear this version again; nothing happens when they do already. */
    public void makeCurrent(PromptOverview prompt, PromptVersion version) {
        lock(prompt.id());
        Optional<Integer> before = database.sql("""
                        select number from prompt_version
                        where prompt_id = :prompt and language = :language and current
                        """)
                .param("prompt", prompt.id())
                .param("language", version.language())
                .query(Integer.class)
                .optional();
        if (before.isPresent() && before.get() == version.number()) {
            return;
        }
        nothingCurrent(prompt.id(), version.language());
        database.sql("update prompt_version set current = true where id = :id")
                .param("id", version.id())
                .update();
        audit.record(
                "prompt-version-restored",
                prompt.name(),
                new Changes()
                        .of("language", null, version.language())
                        .of("version", before.orElse(null), version.number())
                        .asMap());
    }

    /** Two who change one prompt at once do so after each other. */
    private void lock(UUID prompt) {
        database.sql("select id from prompt where id = :id for update")
                .param("id", prompt)
                .query(UUID.class)
                .single();
    }

    private void nothingCurrent(UUID prompt, String language) {
        database.sql("""
                update prompt_version set current = false where prompt_id = :prompt and language = :language and current
                """).param("prompt", prompt).param("language", language).update();
    }

    private static PromptVersion version(ResultSet row, int number) throws SQLException {
        return new PromptVersion(
                row.getObject("id", UUID.class),
                row.getString("language"),
                row.getInt("number"),
                PromptSource.valueOf(row.getString("source")),
                row.getString("spoken_text"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"),
                row.getBoolean("current"),
                Duration.ofMillis(row.getInt("duration_ms")));
    }
}
