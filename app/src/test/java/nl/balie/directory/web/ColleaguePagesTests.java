package nl.balie.directory.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import nl.balie.AdministrationTest;
import nl.balie.audit.AuditEntry;
import nl.balie.audit.AuditLog;
import nl.balie.conformity.Requirement;
import nl.balie.database.Tenancy;
import nl.balie.directory.Colleague;
import nl.balie.directory.Colleagues;
import nl.balie.directory.Directory;
import nl.balie.directory.DirectoryEntry;
import nl.balie.directory.DirectoryFilling;
import nl.balie.directory.DirectorySource;
import nl.balie.directory.PersonName;
import nl.balie.directory.PhoneLine;
import nl.balie.pages.Saved;
import nl.balie.people.SignedInUser;
import nl.balie.people.TestAdministrators;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What an administrator sends to the pages of the directory, and what he gets. */
class ColleaguePagesTests extends AdministrationTest {
    private static final String PATH = "/beheer/collegas";

    @Autowired
    MockMvcTester pages;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Directory directory;

    @Autowired
    DirectoryFilling filling;

    @Autowired
    Tenancy tenancy;

    @Autowired
    AuditLog audit;

    private String ours = "";
    private String theirs = "";

    @BeforeEach
    void twoOrganisations() {
        ours = "ours-" + UUID.randomUUID().toString().substring(0, 8);
        theirs = "theirs-" + UUID.randomUUID().toString().substring(0, 8);
        for (String organisation : List.of(ours, theirs)) {
            JdbcClient.create(DATABASE.owner())
                    .sql("insert into organisation (id, name) values (?, ?)")
                    .params(organisation, "Gemeente " + organisation)
                    .update();
        }
    }

    private static MockHttpServletRequestBuilder typed(MockHttpServletRequestBuilder request) {
        return request.param("firstName", "Renée")
                .param("infix", "van der")
                .param("surname", "Meer")
                .param("department", "Burgerzaken")
                .param("job", "Adviseur")
                .param("direct", "030 286 00 01, 030-2860002")
                .param("mobile", "06 12345678")
                .param("email", "r.vandermeer@example.org")
                .param("remark", "Ma en di")
                .param("sortOrder", "50")
                .param("visible", "true")
                .param("key", "p1");
    }

    private MvcTestResult perform(SignedInUser user, AbstractMockHttpServletRequestBuilder<?> request) {
        return pages.perform(request.with(user(user)).with(csrf()));
    }

    private MvcTestResult perform(AbstractMockHttpServletRequestBuilder<?> request) {
        return perform(TestAdministrators.of(ours), request);
    }

    private List<DirectoryEntry> everybody() {
        return directory.search(ours, "", 100);
    }

    private UUID add(String organisation, String name, String email) {
        Colleague.Details blank = Colleague.Details.of(PersonName.of(name));
        return ((Saved.Done) tenancy.in(
                        organisation,
                        () -> colleagues.add(new Colleague.Details(
                                blank.person(), "", "", List.of(), email, "", 100, true, null, ""))))
                .id();
    }

    private AuditEntry lastWritten() {
        return tenancy.read(ours, () -> audit.find(null, null, null, 0, 1)).getFirst();
    }

    @Test
    @Requirement(value = "2.5.11", part = "who is in the list")
    void addsAColleagueAsHeWasTyped() {
        assertThat(perform(typed(post(PATH)))).hasStatus3xxRedirection().hasRedirectedUrl(PATH);

        assertThat(everybody())
                .singleElement()
                .usingRecursiveComparison()
                .ignoringFields("id")
                .isEqualTo(new DirectoryEntry(
                        UUID.randomUUID(),
                        "Renée van der Meer",
                        new PersonName("Renée", "van der", "Meer"),
                        "Burgerzaken",
                        "Adviseur",
                        null,
                        List.of(
                                new PhoneLine(PhoneLine.Kind.DIRECT, "+31302860001"),
                                new PhoneLine(PhoneLine.Kind.DIRECT, "+31302860002"),
                                new PhoneLine(PhoneLine.Kind.MOBILE, "+31612345678")),
                        "r.vandermeer@example.org",
                        "Ma en di",
                        null));
        assertThat(lastWritten().action()).isEqualTo("colleague-added");
        assertThat(lastWritten().object()).isEqualTo("Renée van der Meer");
        assertThat(lastWritten().details()).containsKeys("numbers", "sortOrder", "visible", "externalKey");
    }

    @ParameterizedTest
    @CsvSource({
        "surname, '', Vul dit veld in",
        "surname, 121, tekens",
        "firstName, 121, tekens",
        "remark, 501, tekens",
        "direct, 12, telefoonnummer",
        "mobile, 0909 1234, betaalde",
        "mobile, 112, 112",
        "landline, '0302860001', twee keer",
        "email, meer, geen e-mailadres",
        "email, een@example.org, in gebruik",
        "sortOrder, 0, 1",
        "user, 00000000-0000-0000-0000-000000000001, Maak een keuze",
    })
    void saysAtTheFieldWhatIsWrong(String field, String value, String words) {
        add(ours, "Een", "een@example.org");
        String sent = value.matches("121|501") ? "x".repeat(Integer.parseInt(value)) : value;
        MockHttpServletRequestBuilder request = post(PATH);
        List.of("firstName", "surname", "direct", "mobile", "landline", "email", "remark", "sortOrder", "user")
                .forEach(name -> request.param(
                        name,
                        name.equals(field)
                                ? sent
                                : switch (name) {
                                    case "surname" -> "Meer";
                                    case "direct" -> "030 286 00 01";
                                    case "sortOrder" -> "1";
                                    default -> "";
                                }));

        assertThat(perform(request.header("HX-Request", "true")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .containsPattern("(?is)id=\"" + field + "-error\".{0,400}" + words);
        assertThat(everybody()).hasSize(1);
    }

    @Test
    @Requirement(value = "2.10.1", part = "the directory")
    void whatOthersHaveIsNotThere() {
        UUID other = add(theirs, "Ander", "");

        assertThat(perform(get(PATH))).hasStatusOk().bodyText().doesNotContain("Ander");
        assertThat(perform(get(PATH + "/" + other))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(perform(typed(post(PATH + "/" + other)))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(perform(post(PATH + "/" + other + "/verwijderen"))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(perform(get(PATH + "/collegas.csv")))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Ander");
    }

    @Test
    void whoMayOnlyLookChangesAndTakesNothing() {
        SignedInUser viewer = TestAdministrators.viewer(ours);
        UUID one = add(ours, "Een", "");

        assertThat(perform(viewer, get(PATH)))
                .hasStatusOk()
                .bodyText()
                .contains("Een")
                .doesNotContain("importeren");
        assertThat(perform(viewer, get(PATH + "/" + one))).hasStatusOk();
        for (AbstractMockHttpServletRequestBuilder<?> refused : List.of(
                typed(post(PATH)),
                typed(post(PATH + "/" + one)),
                post(PATH + "/" + one + "/verwijderen"),
                get(PATH + "/importeren"),
                multipart(PATH + "/importeren"),
                get(PATH + "/collegas.csv"))) {
            assertThat(perform(viewer, refused)).hasStatus(HttpStatus.FORBIDDEN);
        }
    }

    @Test
    @Requirement(value = "4.3.1", part = "a directory outside Balie can fill the list")
    void whoComesFromASourceIsReadAndSaysFromWhere() {
        DirectorySource source = new DirectorySource() {
            @Override
            public String key() {
                return "entra";
            }

            @Override
            public String name() {
                return "Entra ID";
            }

            @Override
            public List<Sourced> everybody(String organisation) {
                return List.of(
                        new Sourced("a", PersonName.of("Ada de Boer"), "", "", List.of(), "ada@example.org", ""));
            }
        };
        var _ = filling.fill(ours, source);
        UUID ada = everybody().getFirst().id();

        assertThat(perform(get(PATH)))
                .bodyText()
                .contains("Ada de Boer", "(uit entra)")
                .doesNotContain(ada + "/verwijderen");
        assertThat(perform(get(PATH + "/" + ada)))
                .hasStatusOk()
                .bodyText()
                .contains("Deze collega komt uit entra en wordt daar gewijzigd.", "disabled")
                .doesNotContain("type=\"submit\">Opslaan");
        assertThat(perform(typed(post(PATH + "/" + ada)))).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(perform(get(PATH + "/" + ada + "/verwijderen"))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(perform(post(PATH + "/" + ada + "/verwijderen"))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(perform(
                        multipart(PATH + "/importeren").param("lines", "achternaam;e-mailadres\nBoer;ada@example.org")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("Is al van Ada de Boer; die komt uit entra en wordt daar gewijzigd.");
        assertThat(everybody()).extracting(DirectoryEntry::name).containsExactly("Ada de Boer");
    }

    @Test
    void takesOverOnlyWhatWasLookedAt() {
        String seen = "achternaam;functie\nBos;Chef";
        MvcTestResult look = perform(multipart(PATH + "/importeren").param("lines", seen));
        assertThat(look).hasStatusOk().bodyText().contains("Nieuw: 1. Gewijzigd: 0. Blijft gelijk: 0.");
        assertThat(everybody()).isEmpty();
        String mark = body(look).replaceAll("(?s).*name=\"gezien\" value=\"([0-9a-f]+)\".*", "$1");

        MvcTestResult other = perform(multipart(PATH + "/importeren")
                .param("lines", seen + "\nKok;Chef")
                .param("stap", "overnemen")
                .param("gezien", mark));
        assertThat(other).hasStatusOk().bodyText().contains("Nieuw: 2.");
        assertThat(everybody()).isEmpty();

        assertThat(perform(multipart(PATH + "/importeren")
                        .param("lines", seen.replace("\n", "\r\n"))
                        .param("stap", "overnemen")
                        .param("gezien", mark)))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl(PATH);
        assertThat(everybody()).extracting(DirectoryEntry::name).containsExactly("Bos");
    }

    @Test
    void ofManyFaultsAHundredAreShown() {
        MockMultipartFile file = new MockMultipartFile(
                "bestand",
                "collegas.csv",
                "text/csv",
                ("achternaam;mobiel\n" + "Bos;geen\n".repeat(150)).getBytes(StandardCharsets.UTF_8));

        assertThat(perform(multipart(PATH + "/importeren").file(file)))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("Fouten: 150.", "<td class=\"utrecht-table__cell\">101</td>", "En nog 50 fouten.")
                .doesNotContain("<td class=\"utrecht-table__cell\">102</td>");
    }

    @Test
    void moreThanAPageCanSendBackIsNotShown() {
        byte[] much = ("achternaam\n" + "Bos\n".repeat(300_000)).getBytes(StandardCharsets.UTF_8);

        assertThat(perform(multipart(PATH + "/importeren")
                        .file(new MockMultipartFile("bestand", "collegas.csv", "text/csv", much))))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("te veel tekens: 1200011.")
                .doesNotContain("Bos");
    }

    @Test
    void whatLeavesAsAFileIsWritten() {
        add(ours, "Jan van der Berg", "jan@example.org");

        assertThat(perform(get(PATH + "/collegas.csv")))
                .hasStatusOk()
                .hasHeader("Content-Disposition", "attachment; filename=\"collegas.csv\"")
                .bodyText()
                .contains("Jan;van der;Berg;;;;;;;;jan@example.org;;100;ja;;");
        assertThat(lastWritten().action()).isEqualTo("colleagues-exported");
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
