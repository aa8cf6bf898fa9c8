package nl.balie.prompts.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.balie.RealTime;
import nl.balie.WithoutCalls;
import nl.balie.audit.AuditEntry;
import nl.balie.audit.AuditLog;
import nl.balie.conformity.Requirement;
import nl.balie.database.Tenancy;
import nl.balie.database.TestDatabase;
import nl.balie.organisations.TestAdministrators;
import nl.balie.people.Area;
import nl.balie.people.Level;
import nl.balie.people.SignedInUser;
import nl.balie.prompts.PromptCatalogue;
import nl.balie.prompts.PromptDetails;
import nl.balie.prompts.PromptOverview;
import nl.balie.prompts.PromptSaved;
import nl.balie.prompts.PromptSource;
import nl.balie.prompts.PromptUse;
import nl.balie.prompts.PromptUses;
import nl.balie.prompts.PromptVersion;
import nl.balie.prompts.PromptVersions;
import nl.balie.prompts.SoundFiles;
import nl.balie.telephony.media.Wav;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** The pages of prompts over HTTP, with real ffmpeg, espeak-ng and PostgreSQL. */
@SpringBootTest(
        classes = {WithoutCalls.class, RealTime.class},
        properties = {"balie.prompts.max-file-size=1MB", "balie.prompts.max-duration=10s"})
@AutoConfigureMockMvc
@Import(PromptPagesTests.Model.class)
class PromptPagesTests {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final String PATH = "/beheer/meldteksten";

    /** A callflow that uses one prompt. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Model {
        @Bean
        PromptUses callflow() {
            return name -> name.equalsIgnoreCase("In gebruik")
                    ? List.of(new PromptUse("organisations.use.QUEUE", "Hoofdmenu"))
                    : List.of();
        }
    }

    @TempDir
    Path folder;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
    }

    @Autowired
    MockMvcTester pages;

    @Autowired
    PromptCatalogue catalogue;

    @Autowired
    PromptVersions versions;

    @Autowired
    Tenancy tenancy;

    @Autowired
    AuditLog audit;

    private String ours = "";
    private String theirs = "";

    @BeforeEach
    void twoOrganisations() {
        ours = organisation();
        theirs = organisation();
    }

    @Test
    @Requirement("2.10.1")
    void addsAPromptUnderANameThatNobodyElseHas() {
        var added = pages.perform(administrator(post(PATH).param("name", "  Welkom   keuzemenu ")));

        assertThat(added).hasStatus3xxRedirection();
        PromptOverview prompt = tenancy.read(ours, catalogue::all).getFirst();
        assertThat(prompt.name()).isEqualTo("Welkom keuzemenu");
        assertThat(added).hasRedirectedUrl(PATH + "/" + prompt.id());
        assertThat(pages.perform(administrator(post(PATH).param("name", "WELKOM KEUZEMENU"))))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("id=\"name-error\"", "Er is al een meldtekst met deze naam");
        for (String wrong : List.of("", "\"Welkom\"", "a, b", "x".repeat(81))) {
            assertThat(pages.perform(administrator(post(PATH).param("name", wrong))))
                    .as(wrong)
                    .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                    .bodyText()
                    .contains("id=\"name-error\"");
        }
        assertThat(tenancy.read(ours, catalogue::all)).hasSize(1);
    }

    @Test
    @Requirement("2.4.3")
    void uploadsEachKindOfFileAsANewVersion() throws Exception {
        UUID id = prompt("Welkom");

        for (String name : List.of("een.mp3", "twee.wav", "drie.wma")) {
            assertThat(upload(id, SoundFiles.tone(folder, name, 1)))
                    .as(name)
                    .hasStatus3xxRedirection()
                    .hasRedirectedUrl(PATH + "/" + id);
        }

        assertThat(versionsOf(id)).extracting(PromptVersion::number).containsExactly(3, 2, 1);
        assertThat(versionsOf(id)).extracting(PromptVersion::current).containsExactly(true, false, false);
        assertThat(versionsOf(id))
                .allMatch(version -> version.source() == PromptSource.UPLOAD
                        && version.createdBy().equals("beheer-" + ours)
                        && version.language().equals("nl"));
        assertThat(tenancy.read(ours, () -> audit.find(null, null, null, 0, 10)))
                .extracting(AuditEntry::action)
                .containsExactly(
                        "prompt-version-added", "prompt-version-added", "prompt-version-added", "prompt-added");
    }

    @Test
    void saysAtTheFileWhatIsWrongWithIt() throws Exception {
        UUID id = prompt("Welkom");
        byte[] noise = new byte[5000];
        new Random(5).nextBytes(noise);

        assertRefused(upload(id, "", new byte[0]), "Kies een bestand.");
        assertRefused(upload(id, "leeg.mp3", new byte[0]), "Dit bestand is leeg.");
        assertRefused(upload(id, "groot.wav", new byte[1024 * 1024 + 1]), "hoogstens 1 MB");
        assertRefused(upload(id, "melding.ogg", noise), "eindigt op .mp3, .wav of .wma");
        assertRefused(upload(id, "kapot.mp3", noise), "Dit bestand is beschadigd");
        assertRefused(upload(id, SoundFiles.silentFilm(folder)), "Hier is geen geluid in te vinden.");
        assertRefused(upload(id, SoundFiles.tone(folder, "lang.mp3", 12)), "hoogstens 0:10 minuten");
        assertThat(pages.perform(administrator(multipart(PATH + "/" + id + "/bestand")
                        .file(new MockMultipartFile("file", "a.wav", "audio/wav", noise))
                        .param("uploadLanguage", "xx"))))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("id=\"uploadLanguage-error\"");
        assertThat(versionsOf(id)).isEmpty();
    }

    @Test
    @Requirement("2.4.13")
    void speaksATextLetsItBeHeardAndKeepsIt() throws Exception {
        UUID id = prompt("Welkom");
        MockHttpSession session = new MockHttpSession();

        var preview = pages.perform(administrator(post(PATH + "/" + id + "/spraak")
                        .param("speechLanguage", "nl")
                        .param("text", "Welkom bij de gemeente.")
                        .param("stap", "beluisteren"))
                .session(session)
                .header("HX-Request", "true"));

        assertThat(preview).hasStatusOk().bodyText().doesNotContain("<html").contains("hx-swap-oob");
        assertThat(versionsOf(id)).isEmpty();
        Matcher source = Pattern.compile("src=\"([^\"]*/spraak/geluid[^\"]*)\"")
                .matcher(preview.getResponse().getContentAsString(StandardCharsets.UTF_8));
        assertThat(source.find()).isTrue();
        byte[] heard = bytes(pages.perform(administrator(get(source.group(1))).session(session)));
        assertThat(Wav.parse(heard).samples().length).isGreaterThan(8000);
        assertThat(pages.perform(administrator(get(source.group(1))))).hasStatus(HttpStatus.NOT_FOUND);

        assertThat(pages.perform(administrator(post(PATH + "/" + id + "/spraak")
                        .param("speechLanguage", "nl")
                        .param("text", "Welkom bij de gemeente."))))
                .hasStatus3xxRedirection();
        PromptVersion version = versionsOf(id).getFirst();
        assertThat(version.source()).isEqualTo(PromptSource.SPEECH);
        assertThat(version.spokenText()).isEqualTo("Welkom bij de gemeente.");
        assertThat(bytes(pages.perform(administrator(get(sound(id, version.id()))))))
                .isEqualTo(heard);
        assertThat(pages.perform(administrator(get(PATH + "/" + id))))
                .bodyText()
                .contains("Welkom bij de gemeente.");
    }

    @Test
    void saysAtTheTextWhatIsWrongWithIt() {
        UUID id = prompt("Welkom");

        for (String wrong : List.of("", "x".repeat(2001), "...")) {
            assertThat(pages.perform(administrator(post(PATH + "/" + id + "/spraak")
                            .param("speechLanguage", "nl")
                            .param("text", wrong))))
                    .as(wrong)
                    .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                    .bodyText()
                    .contains("id=\"text-error\"");
        }
        assertThat(versionsOf(id)).isEmpty();
    }

    @Test
    void sendsSoundThatAPlayerCanTakeInParts() throws Exception {
        UUID id = prompt("Welkom");
        upload(id, SoundFiles.tone(folder, "een.wav", 1));
        String sound = sound(id, versionsOf(id).getFirst().id());

        var whole = pages.perform(administrator(get(sound)));
        var part = pages.perform(administrator(get(sound)).header("Range", "bytes=0-43"));

        assertThat(whole).hasStatusOk().hasHeader("Content-Type", "audio/wav").hasHeader("Accept-Ranges", "bytes");
        assertThat(whole).hasHeader("X-Content-Type-Options", "nosniff");
        assertThat(whole.getResponse().getHeader("Content-Security-Policy")).contains("media-src 'self'");
        assertThat(part).hasStatus(HttpStatus.PARTIAL_CONTENT);
        assertThat(bytes(part)).hasSize(44).startsWith("RIFF".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void goesBackToAnOlderVersion() throws Exception {
        UUID id = prompt("Welkom");
        upload(id, SoundFiles.tone(folder, "een.wav", 1));
        upload(id, SoundFiles.tone(folder, "twee.wav", 2));
        PromptVersion first = versionsOf(id).getLast();

        assertThat(pages.perform(administrator(post(PATH + "/" + id + "/versies/" + first.id() + "/actueel"))))
                .hasStatus3xxRedirection();

        assertThat(versionsOf(id)).extracting(PromptVersion::current).containsExactly(false, true);
        assertThat(tenancy.read(ours, () -> audit.find(null, null, null, 0, 1))
                        .getFirst()
                        .action())
                .isEqualTo("prompt-version-restored");
    }

    @Test
    void refusesToRemoveOrRenameWhatIsInUseAndSaysWhere() {
        UUID id = prompt("In gebruik");

        assertThat(pages.perform(administrator(get(PATH + "/" + id + "/verwijderen"))))
                .hasStatusOk()
                .bodyText()
                .contains("Hoofdmenu")
                .doesNotContain("Ja, verwijderen");
        assertThat(pages.perform(administrator(post(PATH + "/" + id + "/verwijderen"))))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("In gebruik kan niet worden verwijderd", "Hoofdmenu");
        assertThat(pages.perform(administrator(post(PATH + "/" + id).param("name", "Anders"))))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("De naam kan niet veranderen", "Hoofdmenu");
        assertThat(pages.perform(administrator(
                        post(PATH + "/" + id).param("name", "In gebruik").param("description", "Hallo"))))
                .hasStatus3xxRedirection();

        UUID free = prompt("Vrij");
        assertThat(pages.perform(administrator(post(PATH + "/" + free + "/verwijderen"))))
                .hasStatus3xxRedirection();
        assertThat(tenancy.read(ours, catalogue::all))
                .extracting(PromptOverview::name)
                .containsExactly("In gebruik");
    }

    @Test
    @Requirement("2.10.1")
    void isNotThereForAnotherOrganisation() throws Exception {
        UUID id = prompt("Welkom");
        upload(id, SoundFiles.tone(folder, "een.wav", 1));
        UUID version = versionsOf(id).getFirst().id();
        SignedInUser stranger = TestAdministrators.of(theirs);

        for (String path : List.of("", "/verwijderen", "/versies/" + version + "/geluid")) {
            assertThat(pages.perform(as(stranger, get(PATH + "/" + id + path))))
                    .as(path)
                    .hasStatus(HttpStatus.NOT_FOUND);
        }
        for (String path : List.of("", "/verwijderen", "/versies/" + version + "/actueel")) {
            assertThat(pages.perform(as(stranger, post(PATH + "/" + id + path).param("name", "Van hen"))))
                    .as(path)
                    .hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(pages.perform(as(stranger, multipart(PATH + "/" + id + "/bestand"))))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(pages.perform(as(stranger, get(PATH)))).bodyText().doesNotContain("Welkom");
        UUID other = tenancy.in(theirs, () -> done(catalogue.add(new PromptDetails("Welkom", ""))));
        assertThat(pages.perform(as(stranger, get(sound(other, version))))).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    @Requirement("2.10.1")
    void refusesWhoHasNoRight() throws Exception {
        UUID id = prompt("Welkom");
        upload(id, SoundFiles.tone(folder, "een.wav", 1));
        String sound = sound(id, versionsOf(id).getFirst().id());
        SignedInUser viewer = TestAdministrators.viewer(ours);
        SignedInUser other = TestAdministrators.with(ours, Map.of(Area.CALLFLOWS, Level.CHANGE));

        assertThat(pages.perform(as(viewer, get(PATH))))
                .hasStatusOk()
                .bodyText()
                .contains("Welkom", "Bekijken")
                .doesNotContain("Meldtekst toevoegen");
        assertThat(pages.perform(as(viewer, get(PATH + "/" + id))))
                .hasStatusOk()
                .bodyText()
                .contains("<audio", "disabled")
                .doesNotContain("Uploaden", "Opslaan");
        assertThat(pages.perform(as(viewer, get(sound)))).hasStatusOk();
        assertThat(pages.perform(as(viewer, post(PATH).param("name", "Toch")))).hasStatus(HttpStatus.FORBIDDEN);
        for (String path : List.of("", "/verwijderen", "/bestand", "/spraak")) {
            assertThat(pages.perform(as(viewer, post(PATH + "/" + id + path)))).hasStatus(HttpStatus.FORBIDDEN);
        }
        for (String path : List.of(PATH, PATH + "/" + id, sound, PATH + "/talen", "/beheer/tijdelijke-meldingen")) {
            assertThat(pages.perform(as(other, get(path)))).as(path).hasStatus(HttpStatus.FORBIDDEN);
        }
    }

    @Test
    @Requirement("2.4.10")
    void choosesTheLanguagesOfTheOrganisation() throws Exception {
        UUID id = prompt("Welkom");

        assertThat(pages.perform(administrator(
                        post(PATH + "/talen").param("languages", "nl", "tr").param("standard", "en"))))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("id=\"standard-error\"");
        assertThat(pages.perform(administrator(
                        post(PATH + "/talen").param("languages", "nl", "tr").param("standard", "nl"))))
                .hasStatus3xxRedirection();
        assertThat(pages.perform(administrator(post(PATH + "/" + id + "/spraak")
                        .param("speechLanguage", "tr")
                        .param("text", "Hoş geldiniz."))))
                .hasStatus3xxRedirection();

        assertThat(versionsOf(id)).extracting(PromptVersion::language).containsExactly("tr");
        assertThat(pages.perform(administrator(get(PATH)))).bodyText().contains("Turks");
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

    private UUID prompt(String name) {
        return tenancy.in(ours, () -> done(catalogue.add(new PromptDetails(name, ""))));
    }

    private static UUID done(PromptSaved saved) {
        assertThat(saved).isInstanceOf(PromptSaved.Done.class);
        return ((PromptSaved.Done) saved).id();
    }

    private List<PromptVersion> versionsOf(UUID id) {
        return tenancy.read(ours, () -> versions.of(id));
    }

    private static String sound(UUID prompt, UUID version) {
        return PATH + "/" + prompt + "/versies/" + version + "/geluid";
    }

    private MvcTestResult upload(UUID id, Path file) throws Exception {
        return upload(id, String.valueOf(file.getFileName()), Files.readAllBytes(file));
    }

    private MvcTestResult upload(UUID id, String name, byte[] content) {
        return pages.perform(administrator(multipart(PATH + "/" + id + "/bestand")
                .file(new MockMultipartFile("file", name, "application/octet-stream", content))
                .param("uploadLanguage", "nl")));
    }

    private static void assertRefused(MvcTestResult answer, String sentence) {
        assertThat(answer)
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("id=\"file-error\"", sentence);
    }

    private static byte[] bytes(MvcTestResult answer) {
        return answer.getResponse().getContentAsByteArray();
    }

    private <B extends AbstractMockHttpServletRequestBuilder<B>> B administrator(B request) {
        return as(TestAdministrators.of(ours), request);
    }

    private static <B extends AbstractMockHttpServletRequestBuilder<B>> B as(SignedInUser who, B request) {
        return request.with(user(who)).with(csrf());
    }
}
