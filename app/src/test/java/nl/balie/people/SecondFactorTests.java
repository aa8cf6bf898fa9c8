package nl.balie.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.unauthenticated;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.balie.audit.AuditEntry;
import nl.balie.audit.AuditResult;
import nl.balie.pages.HomeOrganisation;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.test.web.servlet.ResultActions;

/** Signing in with a second step (RFC 6238). */
class SecondFactorTests extends PagesTest {
    private static final String PAGE = "/tweede-stap";
    private static final String CODE = "/aanmelden/code";
    private static final String USERS = "/beheer/gebruikers";
    private static final String PASSWORD = "drie blauwe fietsen";

    @Autowired
    HomeOrganisation home;

    @Autowired
    FindByIndexNameSessionRepository<? extends Session> sessions;

    @Test
    void whereAdministratorsCannotDoWithoutTheyDoNothingBeforeTheyHaveIt() throws Exception {
        var id = administrator("moet");
        var kept = wherever("administrators", id);

        pages.perform(get(USERS).with(user(kept))).andExpect(redirectedUrl(PAGE));
        pages.perform(get(USERS).with(user(kept)).header("HX-Request", "true"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("HX-Redirect", PAGE));
        pages.perform(get(PAGE).with(user(kept)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Stel die nu in")))
                .andExpect(content().string(not(containsString(USERS))));
        assertThat(kept.roles()).isEmpty();
        assertThat(kept.rights()).isEmpty();

        enrol(signIn("moet"), "moet");
        assertThat(wherever("administrators", id).duty()).isEqualTo(Duty.NONE);
        assertThat(wherever("administrators", agent("hoeft-niet")).duty()).isEqualTo(Duty.NONE);
        assertThat(wherever("voluntary", administrator("mag")).duty()).isEqualTo(Duty.NONE);
    }

    private SignedInUser wherever(String rule, UUID id) {
        var settings = new Binder(new MapConfigurationPropertySource(Map.of("balie.sign-in.second-factor", rule)))
                .bindOrCreate("balie.sign-in", SignInSettings.class);
        return new SignedInUsers(users, home, tenancy, sessions, settings, _ -> {})
                .of("waterstad", id)
                .orElseThrow();
    }

    @Test
    void whoHasItSignsInWithAPasswordAndACodeThatWorksOnce() throws Exception {
        agent("wil-het");
        var secret = enrol(signIn("wil-het"), "wil-het").secret();
        var session = halfway("wil-het");

        pages.perform(get("/wachtwoord").session(session)).andExpect(status().isFound());
        pages.perform(get(CODE).session(session)).andExpect(content().string(containsString("Code uit uw app")));
        // the code that was used to set it up
        send(session, code(secret)).andExpect(unauthenticated()).andExpect(redirectedUrl(CODE + "?fout"));
        clock.forward(Duration.ofSeconds(30));
        var code = code(secret);
        send(session, code).andExpect(authenticated().withUsername("wil-het"));
        pages.perform(get("/wachtwoord").session(session)).andExpect(status().isOk());
        send(halfway("wil-het"), code).andExpect(unauthenticated());
        clock.forward(Duration.ofSeconds(30));
        send(halfway("wil-het"), code(secret).replaceAll("(...)", "$1 ")).andExpect(authenticated());
        assertThat(log("waterstad", "wil-het"))
                .filteredOn(entry -> entry.action().equals("sign-in"))
                .extracting(AuditEntry::result)
                .containsExactly(
                        AuditResult.DONE, AuditResult.REFUSED, AuditResult.DONE, AuditResult.REFUSED, AuditResult.DONE);
    }

    @Test
    void theRightPasswordForgivesNoWrongCodes() throws Exception {
        agent("geraden");
        enrol(signIn("geraden"), "geraden");
        for (var i = 0; i < 5; i++) {
            send(halfway("geraden"), "00000" + i).andExpect(unauthenticated());
        }

        attempt("geraden", PASSWORD).andExpect(status().isTooManyRequests());
        assertThat(log("waterstad", "geraden"))
                .extracting(AuditEntry::action, entry -> entry.details().get("reason"))
                .contains(Tuple.tuple("sign-in", "wrong-code"));
    }

    @Test
    void aCodeIsWaitedForFiveMinutesInTheSessionOfThePassword() throws Exception {
        agent("traag");
        var secret = enrol(signIn("traag"), "traag").secret();
        var session = halfway("traag");
        clock.forward(Duration.ofMinutes(5).plusSeconds(1));

        send(session, code(secret)).andExpect(redirectedUrl("/aanmelden?verlopen"));
        send(new MockHttpSession(), code(secret)).andExpect(redirectedUrl("/aanmelden?verlopen"));
        pages.perform(get(CODE).session(new MockHttpSession())).andExpect(redirectedUrl("/aanmelden"));
    }

    @Test
    void aRecoveryCodeWorksOnceInThePlaceOfTheApp() throws Exception {
        agent("herstelt");
        var codes = enrol(signIn("herstelt"), "herstelt").recovery();
        assertThat(codes).allMatch(code -> code.matches("([a-z2-9]{4}-){5}[a-z2-9]{4}"));
        assertThat(codes).hasSize(SecondFactors.RECOVERY_CODES).doesNotHaveDuplicates();

        send(halfway("herstelt"), codes.getFirst().toUpperCase(java.util.Locale.ROOT))
                .andExpect(authenticated());
        send(halfway("herstelt"), codes.getFirst()).andExpect(unauthenticated());
        var session = halfway("herstelt");
        send(session, codes.get(1)).andExpect(authenticated());
        pages.perform(get(PAGE).session(session)).andExpect(content().string(containsString("nog 8 herstelcodes")));
        assertThat(log("waterstad", "herstelt")).extracting(AuditEntry::action).contains("second-factor.recovered");

        var fresh = codes(pages.perform(
                post(PAGE + "/herstelcodes").session(session).with(csrf()).param("password", PASSWORD)));
        send(halfway("herstelt"), codes.get(2)).andExpect(unauthenticated());
        send(halfway("herstelt"), fresh.getFirst()).andExpect(authenticated());
    }

    @Test
    void eachChangeAsksForThePasswordAndEndsOtherSessions() throws Exception {
        agent("open");
        var elsewhere = signIn("open");
        var session = signIn("open");
        pages.perform(post(PAGE + "/instellen").session(session).with(csrf())).andExpect(redirectedUrl(PAGE));
        var secret = offered("open");
        pages.perform(accept(session, secret, "")).andExpect(status().isUnprocessableEntity());
        pages.perform(accept(session, secret, "een ander wachtwoord")).andExpect(status().isUnprocessableEntity());
        pages.perform(accept(session, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", PASSWORD))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Deze code klopt niet.")));
        pages.perform(accept(session, secret, PASSWORD)).andExpect(redirectedUrl(PAGE));

        pages.perform(get(PAGE).session(elsewhere)).andExpect(status().isFound());
        pages.perform(post(PAGE + "/uitzetten").session(session).with(csrf()))
                .andExpect(status().isUnprocessableEntity());
        pages.perform(post(PAGE + "/uitzetten").session(session).with(csrf()).param("password", PASSWORD))
                .andExpect(redirectedUrl(PAGE));
        attempt("open", PASSWORD).andExpect(authenticated());
    }

    @Test
    void theSecretIsShownUntilTheAppHasItAndStoredEncrypted() throws Exception {
        var id = agent("geheim");
        var session = signIn("geheim");
        pages.perform(post(PAGE + "/instellen").session(session).with(csrf()));
        var secret = offered("geheim");
        pages.perform(get(PAGE).session(session))
                .andExpect(content().string(containsString(secret.replaceAll("(.{4})(?=.)", "$1 "))));
        pages.perform(accept(session, secret, PASSWORD));

        pages.perform(get(PAGE).session(session))
                .andExpect(content().string(not(containsString(secret.substring(0, 4)))));
        var stored = tenancy.read(
                "waterstad",
                () -> database.sql("select secret from second_factor where user_id = ?")
                        .param(id)
                        .query(byte[].class)
                        .single());
        assertThat(stored).hasSizeGreaterThan(20);
        assertThat(Totp.text(stored)).doesNotContain(secret);
    }

    @Test
    void anotherAdministratorTakesItAway() throws Exception {
        administrator("helpt");
        var helper = signIn("helpt");
        enrol(helper, "helpt");
        var id = agent("vraagt");
        var session = signIn("vraagt");
        enrol(session, "vraagt");

        pages.perform(get(USERS + "/" + id).session(helper))
                .andExpect(content().string(containsString("Tweede stap weghalen")));
        pages.perform(post(USERS + "/" + id + "/tweede-stap/verwijderen")
                        .session(helper)
                        .with(csrf()))
                .andExpect(redirectedUrl(USERS));

        pages.perform(get(PAGE).session(session)).andExpect(status().isFound());
        attempt("vraagt", PASSWORD).andExpect(authenticated());
        assertThat(log("waterstad", "helpt")).extracting(AuditEntry::action).contains("second-factor.reset");
        pages.perform(post(USERS + "/" + id("waterstad", "helpt") + "/tweede-stap/verwijderen")
                .session(helper)
                .with(csrf()));
        attempt("helpt", PASSWORD).andExpect(unauthenticated()).andExpect(redirectedUrl(CODE));
    }

    private record Enrolled(String secret, List<String> recovery) {}

    private Enrolled enrol(MockHttpSession session, String username) throws Exception {
        pages.perform(post(PAGE + "/instellen").session(session).with(csrf())).andExpect(redirectedUrl(PAGE));
        var secret = offered(username);
        return new Enrolled(secret, codes(pages.perform(accept(session, secret, PASSWORD))));
    }

    @SuppressWarnings("unchecked")
    private static List<String> codes(ResultActions answer) throws Exception {
        return (List<String>) Objects.requireNonNull(answer.andExpect(redirectedUrl(PAGE))
                .andExpect(flash().attributeExists("codes"))
                .andReturn()
                .getFlashMap()
                .get("codes"));
    }

    private org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder accept(
            MockHttpSession session, String secret, String password) {
        return post(PAGE)
                .session(session)
                .with(csrf())
                .param("code", code(secret))
                .param("password", password);
    }

    private String offered(String username) {
        var user = signedInUsers.of("waterstad", id("waterstad", username)).orElseThrow();
        return tenancy.read("waterstad", () -> secondFactors.offered(user))
                .orElseThrow()
                .secret()
                .replace(" ", "");
    }

    private String code(String secret) {
        return Totp.code(bytes(secret), clock.instant());
    }

    /** As an app reads it. */
    static byte[] bytes(String base32) {
        var number = new BigInteger(
                base32.chars()
                        .mapToObj("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"::indexOf)
                        .map(each -> Integer.toString(each, 32))
                        .collect(Collectors.joining("", "1", "")),
                32);
        var bytes = number.toByteArray();
        return Arrays.copyOfRange(bytes, bytes.length - 20, bytes.length);
    }

    private UUID agent(String username) {
        return add(username, Role.AGENT, Map.of());
    }

    private UUID administrator(String username) {
        return add(username, Role.FUNCTIONAL_ADMINISTRATOR, Map.of(Area.USERS, Level.CHANGE));
    }

    private MockHttpSession signIn(String username) throws Exception {
        return session(attempt(username, PASSWORD).andExpect(authenticated()));
    }

    private MockHttpSession halfway(String username) throws Exception {
        return session(attempt(username, PASSWORD).andExpect(unauthenticated()).andExpect(redirectedUrl(CODE)));
    }

    private static MockHttpSession session(ResultActions answer) {
        return (MockHttpSession)
                Objects.requireNonNull(answer.andReturn().getRequest().getSession(false));
    }

    private ResultActions send(MockHttpSession session, String code) throws Exception {
        return pages.perform(post("/aanmelden").session(session).with(csrf()).param("code", code));
    }

    private ResultActions attempt(String username, String password) throws Exception {
        return pages.perform(post("/aanmelden")
                .session(new MockHttpSession())
                .with(csrf())
                .param("gebruikersnaam", username)
                .param("wachtwoord", password));
    }
}
