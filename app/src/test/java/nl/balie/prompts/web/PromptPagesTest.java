package nl.balie.prompts.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import nl.balie.RealTime;
import nl.balie.WithoutCalls;
import nl.balie.audit.AuditLog;
import nl.balie.database.Tenancy;
import nl.balie.database.TestDatabase;
import nl.balie.pages.Saved;
import nl.balie.pages.Use;
import nl.balie.pages.Uses;
import nl.balie.people.SignedInUser;
import nl.balie.people.TestAdministrators;
import nl.balie.prompts.PromptCatalogue;
import nl.balie.prompts.PromptDetails;
import nl.balie.prompts.PromptVersion;
import nl.balie.prompts.PromptVersions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** The pages of prompts over HTTP, with real ffmpeg, espeak-ng and PostgreSQL. */
@SpringBootTest(
        classes = {WithoutCalls.class, RealTime.class},
        properties = {
            "balie.prompts.max-file-size=1MB",
            "balie.prompts.max-duration=10s",
            "balie.prompts.max-stored=1MB"
        })
@AutoConfigureMockMvc
@Import(PromptPagesTest.Model.class)
abstract class PromptPagesTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    static final String PATH = "/beheer/meldteksten";

    /** A callflow that uses one prompt. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Model {
        @Bean
        Uses callflow() {
            return thing ->
                    thing.kind() == Uses.Thing.Kind.PROMPT && thing.name().equalsIgnoreCase("In gebruik")
                            ? List.of(new Use(Use.Kind.CALLFLOW, "Hoofdmenu"))
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

    String ours = "";
    String theirs = "";

    @BeforeEach
    void twoOrganisations() {
        ours = organisation();
        theirs = organisation();
    }

    private static String organisation() {
        String id = "org-" + UUID.randomUUID().toString().substring(0, 8);
        JdbcClient.create(DATABASE.owner())
                .sql("insert into organisation (id, name) values (?, ?)")
                .param(id)
                .param("Gemeente " + id)
                .update();
        return id;
    }

    UUID prompt(String name) {
        return tenancy.in(ours, () -> done(catalogue.add(new PromptDetails(name, ""))));
    }

    static UUID done(Saved saved) {
        assertThat(saved).isInstanceOf(Saved.Done.class);
        return ((Saved.Done) saved).id();
    }

    List<PromptVersion> versionsOf(UUID id) {
        return tenancy.read(ours, () -> versions.of(id));
    }

    static String sound(UUID prompt, UUID version) {
        return PATH + "/" + prompt + "/versies/" + version + "/geluid";
    }

    MvcTestResult upload(UUID id, Path file) throws Exception {
        return upload(id, String.valueOf(file.getFileName()), Files.readAllBytes(file));
    }

    MvcTestResult upload(UUID id, String name, byte[] content) {
        return pages.perform(administrator(multipart(PATH + "/" + id + "/bestand")
                .file(new MockMultipartFile("file", name, "application/octet-stream", content))
                .param("uploadLanguage", "nl")));
    }

    static void assertRefused(MvcTestResult answer, String sentence) {
        assertThat(answer)
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("id=\"file-error\"", sentence);
    }

    static byte[] bytes(MvcTestResult answer) {
        return answer.getResponse().getContentAsByteArray();
    }

    <B extends AbstractMockHttpServletRequestBuilder<B>> B administrator(B request) {
        return as(TestAdministrators.of(ours), request);
    }

    static <B extends AbstractMockHttpServletRequestBuilder<B>> B as(SignedInUser who, B request) {
        return request.with(user(who)).with(csrf());
    }
}
