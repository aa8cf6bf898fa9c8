package nl.balie.prompts;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.balie.database.Tenancy;
import nl.balie.telephony.Prompt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the rest of the application asks of prompts. Every operation opens the organisation's tenancy itself. */
@Component
public class Prompts {
    private final JdbcClient database;
    private final Tenancy tenancy;
    private final PromptCatalogue catalogue;
    private final PromptVersions versions;
    private final PromptLanguages languages;
    private final QueueMessages messages;
    private final SoundConversion conversion;
    private final SoundRoom room;
    private final PlayedFiles files;

    Prompts(
            JdbcClient database,
            Tenancy tenancy,
            PromptCatalogue catalogue,
            PromptVersions versions,
            PromptLanguages languages,
            QueueMessages messages,
            SoundConversion conversion,
            SoundRoom room,
            PlayedFiles files) {
        this.database = database;
        this.tenancy = tenancy;
        this.catalogue = catalogue;
        this.versions = versions;
        this.languages = languages;
        this.messages = messages;
        this.conversion = conversion;
        this.room = room;
        this.files = files;
    }

    private record Playable(UUID id, String language, long size) {}

    /**
     * What telephony plays for a prompt (requirements 2.4.3 and 2.4.10): its current version in this language, else in
     * the organisation's default language, else in Dutch. Reads the database, and writes a file the first time on a node.
     *
     * @param name as an administrator typed it; capitals and spaces around it make no difference
     * @param language ISO 639-1, such as {@code nl}
     * @return empty when there is no such prompt, or it has no sound in any of those languages
     */
    public Optional<Prompt> find(String organisation, String name, String language) {
        return tenancy.read(organisation, () -> {
            List<Playable> there = database.sql("""
                            select v.id, v.language, octet_length(v.sound) as size
                            from prompt p join prompt_version v on v.prompt_id = p.id
                            where lower(p.name) = lower(:name) and v.current
                            """)
                    .param("name", name.strip())
                    .query(Prompts::playable)
                    .list();
            return languages.current().inOrder(language).stream()
                    .flatMap(wanted ->
                            there.stream().filter(one -> one.language().equals(wanted)))
                    .findFirst()
                    .map(one -> new Prompt.Recording(files.file(
                            one.id(), one.size(), () -> versions.sound(one.id()).orElseThrow())));
        });
    }

    /** The names of all prompts, by name: what a callflow model can choose from. */
    public List<String> names(String organisation) {
        return tenancy.read(organisation, catalogue::all).stream()
                .map(PromptOverview::name)
                .toList();
    }

    /**
     * Converts and stores a recording as the prompt's new version in this language, by who is signed in or else the
     * system. Blocks while it is converted.
     *
     * @param name as in {@link #find}
     * @param language ISO 639-1, one that the organisation uses
     * @param wavFile its name ends in {@code .wav}; it can be removed afterwards
     */
    public Stored store(String organisation, String name, String language, Path wavFile, PromptSource source) {
        Converted converted = room.offer(organisation, conversion.convert(wavFile, wavFile.toString()));
        if (converted instanceof Converted.Refused(SoundRefusal why)) {
            return new Stored.Refused(why);
        }
        Converted.Sound sound = (Converted.Sound) converted;
        return tenancy.in(organisation, () -> {
            if (!languages.current().languages().contains(language)) {
                return new Stored.NotALanguage();
            }
            return catalogue
                    .byName(name)
                    .<Stored>map(prompt -> new Stored.Done(versions.add(prompt, language, source, null, sound)))
                    .orElseGet(Stored.Unknown::new);
        });
    }

    /** The name of the prompt of this number, which its page shows. */
    public Optional<String> nameOf(String organisation, int number) {
        return tenancy.read(organisation, () -> catalogue.byNumber(number)).map(PromptOverview::name);
    }

    /**
     * Converts and stores a recording as the new version, in the organisation's default language, of a prompt that is made
     * when it is not there. Blocks while it is converted.
     *
     * @param name of the prompt
     * @param wavFile as in {@link #store}
     * @return the prompt; empty when the sound cannot be used
     */
    public Optional<UUID> keep(String organisation, String name, Path wavFile, PromptSource source) {
        if (!(room.offer(organisation, conversion.convert(wavFile, wavFile.toString()))
                instanceof Converted.Sound sound)) {
            return Optional.empty();
        }
        return tenancy.in(organisation, () -> {
            PromptOverview prompt = catalogue.byName(name).orElseGet(() -> {
                catalogue.add(new PromptDetails(name, ""));
                return catalogue.byName(name).orElseThrow();
            });
            versions.add(prompt, languages.current().standard(), source, null, sound);
            return Optional.of(prompt.id());
        });
    }

    /**
     * The names of the prompts that callers hear at that moment before they wait in a queue, beside its greeting, in the
     * order in which they are heard (requirement 2.3.8). Empty for a queue of another organisation.
     */
    public List<String> extraMessages(String organisation, UUID queueId, Instant at) {
        return tenancy.read(organisation, () -> messages.inForce(queueId, at));
    }

    private static Playable playable(ResultSet row, int number) throws SQLException {
        return new Playable(row.getObject("id", UUID.class), row.getString("language"), row.getLong("size"));
    }
}
