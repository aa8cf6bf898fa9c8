package nl.balie.prompts;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.balie.audit.AuditLog;
import nl.balie.audit.Changes;
import nl.balie.database.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** In which languages an organisation speaks to its callers (requirement 2.4.10). Runs within its tenancy. */
@Component
public class PromptLanguages {
    /** Who has chosen nothing speaks Dutch. */
    public static final String DUTCH = "nl";

    /** Those that the speech program speaks and that are spoken in the Netherlands; ISO 639-1. */
    public static final List<String> OFFERED =
            List.of("nl", "en", "de", "fr", "es", "it", "pt", "pl", "tr", "ar", "uk", "ru", "ro", "bg", "fa");

    private static final Chosen NOTHING_CHOSEN = new Chosen(List.of(DUTCH), DUTCH);

    private final JdbcClient database;
    private final AuditLog audit;
    private final Tenancy tenancy;

    PromptLanguages(JdbcClient database, AuditLog audit, Tenancy tenancy) {
        this.database = database;
        this.audit = audit;
        this.tenancy = tenancy;
    }

    /**
     * The languages of an organisation.
     *
     * @param languages ISO 639-1, in the order of {@link #OFFERED}
     * @param standard one of them, heard where a prompt is not there in the caller's language
     */
    public record Chosen(List<String> languages, String standard) {
        public Chosen {
            languages = OFFERED.stream().filter(languages::contains).toList();
            if (!languages.contains(standard)) {
                throw new IllegalArgumentException(standard + " is none of " + languages);
            }
        }

        /** What callers hear who chose this language, the best first and each once. */
        List<String> inOrder(String language) {
            return java.util.stream.Stream.of(language, standard, DUTCH)
                    .distinct()
                    .toList();
        }
    }

    /** What was chosen; Dutch only when nothing was. */
    public Chosen current() {
        return database.sql("select languages, default_language from prompt_languages")
                .query(PromptLanguages::chosen)
                .optional()
                .orElse(NOTHING_CHOSEN);
    }

    /** Chooses others. Versions in a language that is no longer chosen stay. */
    public void choose(Chosen chosen) {
        Chosen before = current();
        database.sql("""
                insert into prompt_languages (organisation_id, languages, default_language)
                values (:organisation, :languages::text[], :standard)
                on conflict (organisation_id)
                    do update set languages = excluded.languages, default_language = excluded.default_language
                """)
                .param("organisation", tenancy.current())
                .param("languages", "{" + String.join(",", chosen.languages()) + "}")
                .param("standard", chosen.standard())
                .update();
        Changes changes = new Changes()
                .of("promptLanguages", String.join(", ", before.languages()), String.join(", ", chosen.languages()))
                .of("defaultLanguage", before.standard(), chosen.standard());
        if (!changes.isEmpty()) {
            Map<String, Object> details = new LinkedHashMap<>(changes.asMap());
            audit.record("prompt-languages-changed", tenancy.current(), details);
        }
    }

    private static Chosen chosen(ResultSet row, int number) throws SQLException {
        Array languages = row.getArray("languages");
        return new Chosen(List.of((String[]) languages.getArray()), row.getString("default_language"));
    }
}
