package nl.balie.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.balie.AdministrationTest;
import nl.balie.database.DataDirectory;
import nl.balie.database.Tenancy;
import nl.balie.pages.Removal;
import nl.balie.pages.Saved;
import nl.balie.queues.Queue;
import nl.balie.queues.QueueDetails;
import nl.balie.queues.Queues;
import nl.balie.queues.SkillGroups;
import nl.balie.telephony.Prompt;
import nl.balie.telephony.media.Wav;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the other modules get from prompts, with the real database, ffmpeg and espeak-ng. */
class PromptsTests extends AdministrationTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path folder;

    @Autowired
    Prompts prompts;

    @Autowired
    PromptCatalogue catalogue;

    @Autowired
    PromptVersions versions;

    @Autowired
    PromptLanguages languages;

    @Autowired
    PromptSpeech speech;

    @Autowired
    QueueMessages messages;

    @Autowired
    Queues queues;

    @Autowired
    SkillGroups groups;

    @Autowired
    Tenancy tenancy;

    @Autowired
    DataDirectory directory;

    private String ours = "";
    private String theirs = "";

    @BeforeEach
    void twoOrganisations() {
        ours = organisation();
        theirs = organisation();
    }

    @Test
    void findsThePromptInTheCallersLanguageElseInTheDefaultElseInDutch() throws Exception {
        tenancy.in(ours, () -> languages.choose(new PromptLanguages.Chosen(List.of("nl", "en", "tr", "ar"), "en")));
        add(ours, "Welkom");
        Path dutch = played(store("Welkom", "nl", 1), "nl");
        assertThat(played("Welkom", "tr")).isEqualTo(dutch);
        Path english = played(store("Welkom", "en", 2), "en");
        Path turkish = played(store("Welkom", "tr", 3), "tr");

        assertThat(played("Welkom", "nl")).isEqualTo(dutch);
        assertThat(played("Welkom", "tr")).isEqualTo(turkish);
        assertThat(played("Welkom", "ar")).isEqualTo(english);
        assertThat(played(" welkom ", "tr")).isEqualTo(turkish);
        assertThat(Wav.read(turkish).samples()).isEqualTo(3 * 8000);
    }

    @Test
    void knowsNoOtherNamesAndNoOneElsesPrompts() throws Exception {
        add(ours, "Welkom");
        add(ours, "Nog stil");
        store("Welkom", "nl", 1);

        assertThat(prompts.find(ours, "Anders", "nl")).isEmpty();
        assertThat(prompts.find(ours, "Nog stil", "nl")).isEmpty();
        assertThat(prompts.find(theirs, "Welkom", "nl")).isEmpty();
        assertThat(prompts.names(ours)).containsExactly("Nog stil", "Welkom");
        assertThat(prompts.names(theirs)).isEmpty();
    }

    @Test
    void makesTheFileAgainWhenItIsGoneOrCutOff() throws Exception {
        add(ours, "Welkom");
        Path file = played(store("Welkom", "nl", 1), "nl");
        byte[] whole = Files.readAllBytes(file);
        assertThat(file).startsWith(directory.resolve("prompts"));

        Files.delete(file);
        assertThat(Files.readAllBytes(played("Welkom", "nl"))).isEqualTo(whole);
        Files.write(file, new byte[10]);
        assertThat(Files.readAllBytes(played("Welkom", "nl"))).isEqualTo(whole);

        PromptOverview prompt = prompt("Welkom");
        assertThat(tenancy.in(ours, () -> catalogue.remove(prompt.id()))).isEqualTo(new Removal.Removed());
        assertThat(file).doesNotExist();
    }

    @Test
    void storesARecordingAsTheNextVersion() throws Exception {
        add(ours, "Welkom");
        Path recording = SoundFiles.tone(folder, "opname.wav", 2);

        assertThat(prompts.store(ours, "Bestaat niet", "nl", recording, PromptSource.PHONE))
                .isEqualTo(new Stored.Unknown());
        assertThat(prompts.store(ours, "Welkom", "fr", recording, PromptSource.PHONE))
                .isEqualTo(new Stored.NotALanguage());
        assertThat(prompts.store(
                        ours, "Welkom", "nl", Files.createFile(folder.resolve("leeg.wav")), PromptSource.PHONE))
                .isEqualTo(new Stored.Refused(SoundRefusal.EMPTY));
        store("Welkom", "nl", 1);
        assertThat(prompts.store(ours, "Welkom", "nl", recording, PromptSource.PHONE))
                .isInstanceOf(Stored.Done.class);

        List<PromptVersion> all =
                tenancy.read(ours, () -> versions.of(prompt("Welkom").id()));
        assertThat(all).extracting(PromptVersion::number).containsExactly(2, 1);
        assertThat(all).extracting(PromptVersion::current).containsExactly(true, false);
        assertThat(all.getFirst().source()).isEqualTo(PromptSource.PHONE);
        assertThat(all.getFirst().createdBy()).isEqualTo("systeem");
    }

    @Test
    void speaksATextInEachLanguageThatItOffers() {
        for (String language : PromptLanguages.OFFERED) {
            assertThat(speech.speak(language, "Balie 1 2 3"))
                    .as(language)
                    .isInstanceOfSatisfying(
                            Converted.Sound.class,
                            sound -> assertThat(sound.duration().toMillis()).isBetween(500L, 10_000L));
        }
        assertThat(speech.speak("nl", "...")).isEqualTo(new Converted.Refused(SoundRefusal.NO_SOUND));
    }

    @Test
    void hearsTheExtraMessagesOfAQueueFromTheirStartUntilTheirEnd() throws Exception {
        UUID queue = queue();
        add(ours, "Storing");
        add(ours, "Drukte");
        store("Storing", "nl", 1);
        store("Drukte", "nl", 1);
        message(queue, "Storing", NOON, NOON.plusSeconds(3600));
        message(queue, "Drukte", NOON.minusSeconds(60), NOON.plusSeconds(1800));

        assertThat(prompts.extraMessages(ours, queue, NOON.minusSeconds(61))).isEmpty();
        assertThat(prompts.extraMessages(ours, queue, NOON.minusSeconds(1))).containsExactly("Drukte");
        assertThat(prompts.extraMessages(ours, queue, NOON)).containsExactly("Drukte", "Storing");
        assertThat(prompts.extraMessages(ours, queue, NOON.plusSeconds(1800))).containsExactly("Storing");
        assertThat(prompts.extraMessages(ours, queue, NOON.plusSeconds(3600))).isEmpty();
        assertThat(prompts.extraMessages(theirs, queue, NOON)).isEmpty();
    }

    private String organisation() {
        String id = "org-" + UUID.randomUUID().toString().substring(0, 8);
        JdbcClient.create(DATABASE.owner())
                .sql("insert into organisation (id, name) values (?, ?)")
                .param(id)
                .param("Gemeente " + id)
                .update();
        return id;
    }

    private void add(String organisation, String name) {
        assertThat(tenancy.in(organisation, () -> catalogue.add(new PromptDetails(name, ""))))
                .isInstanceOf(Saved.Done.class);
    }

    /** Stores so many seconds of sound; gives the name back. */
    private String store(String name, String language, int seconds) throws Exception {
        Path file = SoundFiles.tone(folder, name + language + seconds + ".wav", seconds);
        assertThat(prompts.store(ours, name, language, file, PromptSource.UPLOAD))
                .isInstanceOf(Stored.Done.class);
        return name;
    }

    private Path played(String name, String language) {
        Prompt prompt = prompts.find(ours, name, language).orElseThrow();
        assertThat(prompt).isInstanceOf(Prompt.Recording.class);
        return ((Prompt.Recording) prompt).file();
    }

    private PromptOverview prompt(String name) {
        return tenancy.read(ours, () -> catalogue.byName(name)).orElseThrow();
    }

    private UUID queue() {
        return tenancy.in(ours, () -> {
            UUID group = ((Saved.Done) groups.add("Team Burgerzaken")).id();
            return ((Saved.Done)
                            queues.add(new QueueDetails("Paspoort", Queue.Kind.EXTERNAL, group, 0, "", true, null)))
                    .id();
        });
    }

    private void message(UUID queue, String prompt, Instant starts, Instant ends) {
        tenancy.in(
                ours,
                () -> messages.add(new QueueMessageDetails(queue, prompt(prompt).id(), starts, ends)));
    }
}
