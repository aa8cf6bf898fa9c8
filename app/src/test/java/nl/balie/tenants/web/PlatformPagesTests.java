package nl.balie.tenants.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.balie.AdministrationTest;
import nl.balie.audit.AuditLog;
import nl.balie.conformity.Requirement;
import nl.balie.database.Tenancy;
import nl.balie.people.Area;
import nl.balie.people.Level;
import nl.balie.people.NewUsers;
import nl.balie.people.Role;
import nl.balie.people.ShownOnce;
import nl.balie.people.SignedInUser;
import nl.balie.people.SignedInUsers;
import nl.balie.people.TestAdministrators;
import nl.balie.people.TestPeople;
import nl.balie.people.UserStore;
import nl.balie.tenants.OrganisationName;
import nl.balie.tenants.Organisations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Organisations come with somebody who can work on them; the platform administrator gets no further than that. */
class PlatformPagesTests extends AdministrationTest {
    private static final String LIST = "/platform/deelnemers";

    @Autowired
    MockMvcTester pages;

    @Autowired
    Tenancy tenancy;

    @Autowired
    Organisations organisations;

    @Autowired
    NewUsers newUsers;

    @Autowired
    UserStore users;

    @Autowired
    SignedInUsers signedIn;

    @Autowired
    AuditLog audit;

    private String ours = "";
    private String fresh = "";

    @BeforeEach
    void anOrganisationWithoutAnybody() {
        String unique = UUID.randomUUID().toString().substring(0, 8);
        ours = "ours-" + unique;
        fresh = "fresh-" + unique;
        JdbcClient.create(DATABASE.owner())
                .sql("insert into organisation (id, name) values (?, 'Gemeente Onze')")
                .param(ours)
                .update();
    }

    @Test
    @Requirement(value = "2.10.1", part = "separation")
    void addsAnOrganisationWithItsFirstAdministrator() {
        MvcTestResult added = send(typed(fresh, "bea-" + fresh));

        assertThat(added).hasRedirectedUrl(LIST);
        assertThat(organisations.all()).contains(new OrganisationName(fresh, "Gemeente Vers"));
        var bea = tenancy.read(fresh, () -> TestPeople.find(users, "bea-" + fresh))
                .orElseThrow();
        assertThat(bea.roles()).containsExactly(Role.FUNCTIONAL_ADMINISTRATOR);
        assertThat(tenancy.read(fresh, () -> users.find(bea.id())).orElseThrow().rights())
                .isEqualTo(Arrays.stream(Area.values()).collect(Collectors.toMap(area -> area, _ -> Level.CHANGE)));
        assertThat(tenancy.read(ours, () -> TestPeople.find(users, bea.id()))).isEmpty();
        assertThat(signedIn.of(fresh, bea.id()))
                .hasValueSatisfying(
                        user -> assertThat(user.mustChoosePassword()).isTrue());
        MvcTestResult attempt = pages.perform(post("/aanmelden")
                .with(csrf())
                .param("gebruikersnaam", bea.username())
                .param("wachtwoord", password(added).secret()));
        assertThat(attempt).hasRedirectedUrl("/");
    }

    @Test
    void showsTheAdministratorsPasswordOnceAndKeepsItNowhere() {
        MockHttpSession session = new MockHttpSession();
        MvcTestResult added = send(typed(fresh, "eens-" + fresh).session(session));
        String secret = password(added).secret();

        assertThat(open(LIST, session)).hasStatusOk().bodyText().contains(secret, "eens-" + fresh);
        assertThat(open(LIST, session)).hasStatusOk().bodyText().doesNotContain(secret);
        assertThat(secret.replace("-", "")).hasSizeGreaterThanOrEqualTo(20);
        assertThat(password(added).toString()).doesNotContain(secret);
        for (String organisation : new String[] {ours, fresh}) {
            assertThat(tenancy.read(organisation, () -> audit.find(null, null, null, 0, 100)))
                    .isNotEmpty()
                    .noneMatch(entry -> entry.toString().contains(secret));
        }
    }

    @Test
    void saysAtTheFieldWhatIsWrongAndAddsNothing() {
        tenancy.in(ours, () -> {
            newUsers.add("bezet-" + ours, "Bea Zet", Set.of(Role.AGENT), Set.of(), "drie blauwe fietsen");
        });

        assertThat(send(typed(fresh, "Bea Heer")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("administratorUsername-error", "Gebruik 2 tot 61 kleine letters");
        assertThat(send(typed(fresh, "bezet-" + ours)))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("administratorUsername-error", "al in gebruik");
        assertThat(send(post(LIST).param("id", "Fout!")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("id-error", "name-error", "administratorName-error", "administratorUsername-error");
        assertThat(send(typed(ours, "nieuw-" + ours)))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("id-error");
        assertThat(organisations.all()).extracting(OrganisationName::id).doesNotContain(fresh, "Fout!");
        assertThat(tenancy.read(ours, () -> TestPeople.find(users, "nieuw-" + ours)))
                .isEmpty();
    }

    @Test
    void anOrganisationThatHasNobodyGetsAnAdministratorLater() {
        String path = LIST + "/" + ours + "/beheerder";
        assertThat(open(LIST, new MockHttpSession())).bodyText().contains(path);
        assertThat(open(path, new MockHttpSession())).hasStatusOk().bodyText().contains("Gemeente Onze");
        assertThat(send(administrator(path, "")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("administratorUsername-error");

        MvcTestResult added = send(administrator(path, "later-" + ours));

        assertThat(added).hasRedirectedUrl(LIST);
        assertThat(password(added).name()).isEqualTo("later-" + ours);
        assertThat(tenancy.read(ours, () -> TestPeople.find(users, "later-" + ours)))
                .isPresent();
    }

    @Test
    void oneWhoseFirstPasswordWasLostDoesNotStandInTheWayOfAnother() {
        String path = LIST + "/" + ours + "/beheerder";
        assertThat(send(administrator(path, "kwijt-" + ours))).hasRedirectedUrl(LIST);
        assertThat(open(LIST, new MockHttpSession())).bodyText().contains("heeft nog geen eigen wachtwoord", path);

        assertThat(send(administrator(path, "opnieuw-" + ours))).hasRedirectedUrl(LIST);
    }

    @Test
    @Requirement(value = "2.10.1", part = "separation")
    void anOrganisationWithAnAdministratorKeepsOthersOut() {
        tenancy.in(ours, () -> {
            newUsers.add(
                    "vast-" + ours, "Va Ste", Set.of(Role.FUNCTIONAL_ADMINISTRATOR), Set.of(), "drie blauwe fietsen");
        });
        String path = LIST + "/" + ours + "/beheerder";

        assertThat(open(LIST, new MockHttpSession())).bodyText().contains(ours).doesNotContain(path);
        assertThat(open(path, new MockHttpSession())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(send(administrator(path, "indringer-" + ours))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(send(administrator(LIST + "/bestaat-niet/beheerder", "indringer-" + ours)))
                .hasStatus(HttpStatus.NOT_FOUND);

        assertThat(tenancy.read(ours, () -> TestPeople.find(users, "indringer-" + ours)))
                .isEmpty();
    }

    @Test
    @Requirement(value = "2.10.1", part = "rights")
    void onlyThePlatformAdministratorComesHere() {
        SignedInUser functional = TestAdministrators.of(ours);

        assertThat(pages.perform(as(functional, get(LIST)))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(pages.perform(as(functional, typed(fresh, "bea-" + fresh)))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(pages.perform(as(functional, administrator(LIST + "/" + ours + "/beheerder", "bea-" + ours))))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(organisations.all()).extracting(OrganisationName::id).doesNotContain(fresh);
    }

    private static ShownOnce password(MvcTestResult result) {
        return (ShownOnce)
                Objects.requireNonNull(result.getMvcResult().getFlashMap().get("fresh"));
    }

    private static MockHttpServletRequestBuilder typed(String id, String username) {
        return administrator(LIST, username).param("id", id).param("name", "Gemeente Vers");
    }

    private static MockHttpServletRequestBuilder administrator(String path, String username) {
        return post(path).param("administratorName", "Bea Heer").param("administratorUsername", username);
    }

    private MvcTestResult send(MockHttpServletRequestBuilder request) {
        return pages.perform(as(TestAdministrators.platform(ours), request));
    }

    private MvcTestResult open(String path, MockHttpSession session) {
        return pages.perform(as(TestAdministrators.platform(ours), get(path).session(session)));
    }

    private static MockHttpServletRequestBuilder as(SignedInUser who, MockHttpServletRequestBuilder request) {
        return request.with(user(who)).with(csrf());
    }
}
