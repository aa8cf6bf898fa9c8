package nl.balie.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import nl.balie.RealTime;
import nl.balie.WithoutCalls;
import nl.balie.audit.AuditLog;
import nl.balie.database.Tenancy;
import nl.balie.database.TestDatabase;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Three starts of one installation without demo data: its first, an ordinary one, and one that asks for a password. */
@SpringBootTest(
        classes = {WithoutCalls.class, RealTime.class},
        properties = "balie.sign-in.refusal-time=20ms")
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class FirstStartTests {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Pattern FIRST = Pattern.compile("Gebruikersnaam {2}platform\\s+Wachtwoord {6}([a-z0-9-]+)\\s");
    private static final Pattern NEW = Pattern.compile("Nieuw wachtwoord voor platform: ([a-z0-9-]+)\\s");
    private static final String OWN = "zeven stille wateren";

    /** For the next start. */
    private static String newPasswordFor = "";

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
        registry.add("balie.sign-in.new-password-for", () -> newPasswordFor);
    }

    @Autowired
    MockMvcTester pages;

    @Autowired
    Tenancy tenancy;

    @Autowired
    AuditLog audit;

    @Test
    @Order(1)
    void theFirstStartMakesOnePlatformAdministratorWhosePasswordIsOnlyOnTheTerminal(CapturedOutput terminal) {
        var told = found(FIRST, terminal);
        assertThat(told).hasSize(1);
        var password = told.getFirst();
        assertThat(password.replace("-", "")).matches("[a-hj-km-np-z2-9]{28}");
        assertThat(terminal.getAll().split(Pattern.quote(password), -1)).hasSize(2);
        assertThat(organisations()).containsExactly("beheer");
        assertThat(usersWithRoles()).containsExactly("beheer platform FUNCTIONAL_ADMINISTRATOR,PLATFORM_ADMINISTRATOR");
        assertThat(rights()).containsExactly("USERS CHANGE");
        assertThat(tenancy.read("beheer", () -> audit.find(null, null, null, 0, 100)))
                .extracting(entry -> entry.actor() + " " + entry.action() + " " + entry.object())
                .containsExactlyInAnyOrder("systeem organisation-added beheer", "systeem user.added platform");
        assertThat(tenancy.read("beheer", () -> audit.find(null, null, null, 0, 100)))
                .noneMatch(entry -> entry.toString().contains(password));

        var session = new MockHttpSession();
        assertThat(signIn("platform", password, session)).hasRedirectedUrl("/");
        assertThat(open("/platform/deelnemers", session)).hasRedirectedUrl("/wachtwoord");
        assertThat(pages.perform(post("/wachtwoord")
                        .session(session)
                        .with(csrf())
                        .param("current", password)
                        .param("password", OWN)
                        .param("repeat", OWN)))
                .hasRedirectedUrl("/");
        assertThat(open("/platform/deelnemers", session)).hasStatusOk();
        assertThat(open("/beheer/logboek", session)).hasStatusOk();
    }

    @Test
    @Order(2)
    void aLaterStartMakesNobodyAndTellsNothing(CapturedOutput terminal) {
        assertThat(found(FIRST, terminal)).as("of the start before").hasSize(1);
        assertThat(found(NEW, terminal)).isEmpty();
        assertThat(organisations()).containsExactly("beheer");
        assertThat(usersWithRoles()).hasSize(1);
        assertThat(signIn("platform", OWN, new MockHttpSession())).hasRedirectedUrl("/");
        newPasswordFor = "platform";
    }

    @Test
    @Order(3)
    void aStartThatIsAskedToGivesThePlatformAdministratorANewPasswordToReplace(CapturedOutput terminal) {
        newPasswordFor = "";
        var told = found(NEW, terminal);
        assertThat(told).hasSize(1);
        assertThat(terminal.getAll().split(Pattern.quote(told.getFirst()), -1)).hasSize(2);
        assertThat(usersWithRoles()).hasSize(1);

        assertThat(signIn("platform", OWN, new MockHttpSession())).hasRedirectedUrl("/aanmelden?fout");
        var session = new MockHttpSession();
        assertThat(signIn("platform", told.getFirst(), session)).hasRedirectedUrl("/");
        assertThat(open("/platform/deelnemers", session)).hasRedirectedUrl("/wachtwoord");
        assertThat(tenancy.read("beheer", () -> audit.find("systeem", null, null, 0, 1)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.action()).isEqualTo("user.new-credentials"))
                .satisfies(entry -> assertThat(entry.toString()).doesNotContain(told.getFirst()));
    }

    private MvcTestResult signIn(String username, String password, MockHttpSession session) {
        return pages.perform(post("/aanmelden")
                .session(session)
                .with(csrf())
                .param("gebruikersnaam", username)
                .param("wachtwoord", password));
    }

    private MvcTestResult open(String path, MockHttpSession session) {
        return pages.perform(get(path).session(session));
    }

    private static List<String> found(Pattern pattern, CapturedOutput terminal) {
        return pattern.matcher(terminal.getOut())
                .results()
                .map((MatchResult result) -> Objects.requireNonNull(result.group(1)))
                .toList();
    }

    /** Of the whole installation, as the owner of the tables sees it. */
    private static List<String> usersWithRoles() {
        return JdbcClient.create(DATABASE.owner())
                .sql("select organisation_id || ' ' || username || ' ' || (select string_agg(role, ',' order by role)"
                        + " from user_role where user_id = app_user.id) from app_user")
                .query(String.class)
                .list();
    }

    private static List<String> organisations() {
        return JdbcClient.create(DATABASE.owner())
                .sql("select id from organisation")
                .query(String.class)
                .list();
    }

    private static List<String> rights() {
        return JdbcClient.create(DATABASE.owner())
                .sql("select area || ' ' || level from administration_right")
                .query(String.class)
                .list();
    }
}
