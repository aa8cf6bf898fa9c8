package nl.balie.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.unauthenticated;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Map;
import nl.balie.audit.AuditEntry;
import nl.balie.audit.AuditResult;
import nl.balie.conformity.Requirement;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.ResultActions;

class OwnPasswordTests extends PagesTest {
    private static final String USERS = "/beheer/gebruikers";
    private static final String PAGE = "/wachtwoord";
    private static final String GIVEN = "groene appels aan zee";
    private static final String FIRST = "drie blauwe fietsen";
    private static final String OWN = "zeven stille wateren";

    @Test
    @Requirement(value = "2.2.21", part = "sign-in")
    void whoHasAPasswordFromAnAdministratorDoesNothingBeforeChoosingHisOwn() throws Exception {
        save("nieuweling", "nieuw", GIVEN).andExpect(redirectedUrl(USERS));
        var session = signIn("nieuweling", GIVEN);

        pages.perform(get(USERS).session(session)).andExpect(redirectedUrl(PAGE));
        pages.perform(get("/").session(session)).andExpect(redirectedUrl(PAGE));
        pages.perform(post(USERS + "/nieuw").session(session).with(csrf())).andExpect(redirectedUrl(PAGE));
        pages.perform(get(USERS).session(session).header("HX-Request", "true"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("HX-Redirect", PAGE));
        pages.perform(get("/actuator/env").session(session)).andExpect(redirectedUrl(PAGE));
        pages.perform(get(PAGE).session(session))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("kreeg u van iemand anders")))
                .andExpect(content().string(not(containsString(USERS))));

        choose(session, GIVEN, OWN, OWN).andExpect(redirectedUrl("/"));

        pages.perform(get(USERS).session(session)).andExpect(status().isOk());
        pages.perform(get(USERS).session(signIn("nieuweling", OWN))).andExpect(status().isOk());
        signInFails("nieuweling", GIVEN);
    }

    @Test
    void aNewPasswordFromAnAdministratorMustBeReplacedToo() throws Exception {
        var id = add("vergeten", Role.FUNCTIONAL_ADMINISTRATOR, Map.of(Area.USERS, Level.CHANGE));
        pages.perform(get(USERS).session(signIn("vergeten", FIRST))).andExpect(status().isOk());

        save("vergeten", id.toString(), GIVEN).andExpect(redirectedUrl(USERS));

        pages.perform(get(USERS).session(signIn("vergeten", GIVEN))).andExpect(redirectedUrl(PAGE));
    }

    @Test
    void anAdministratorDoesNotChangeHisOwnWithoutKnowingIt() throws Exception {
        var id = add("zelf", Role.FUNCTIONAL_ADMINISTRATOR, Map.of(Area.USERS, Level.CHANGE));

        pages.perform(get(USERS + "/" + id).with(as("waterstad", "zelf")))
                .andExpect(content().string(not(containsString("type=\"password\""))));
        saveAs("zelf", "zelf", id.toString(), GIVEN).andExpect(status().isUnprocessableEntity());

        signInFails("zelf", GIVEN);
        pages.perform(get(USERS).session(signIn("zelf", FIRST))).andExpect(status().isOk());
    }

    @Test
    void aChangeEndsTheOtherSessionsAndNotThisOne() throws Exception {
        add("elders", Role.FUNCTIONAL_ADMINISTRATOR, Map.of(Area.USERS, Level.VIEW));
        var here = signIn("elders", FIRST);
        var elsewhere = signIn("elders", FIRST);
        var cookie = here.getAttribute("cookie");

        choose(here, FIRST, OWN, OWN).andExpect(redirectedUrl(PAGE));

        assertThat(here.getAttribute("cookie")).isNotNull().isNotEqualTo(cookie);
        pages.perform(get(USERS).session(elsewhere)).andExpect(redirectedUrl("/aanmelden?verlopen"));
        pages.perform(get(PAGE).session(here))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Uw wachtwoord is gewijzigd.")));
        assertThat(log("waterstad", "elders"))
                .filteredOn(entry -> entry.action().equals("user.own-credentials"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.result()).isEqualTo(AuditResult.DONE))
                .satisfies(entry -> assertThat(entry.toString()).doesNotContain("wateren", "fietsen"));
    }

    @Test
    void saysAtTheFieldWhatIsWrongAndRepeatsNoPassword() throws Exception {
        add("kieskeurig", Role.AGENT, Map.of());
        var session = signIn("kieskeurig", FIRST);

        choose(session, "fout en lang genoeg", OWN, OWN)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("id=\"current-error\"")))
                .andExpect(content().string(containsString("Dit is niet uw huidige wachtwoord.")))
                .andExpect(content().string(not(containsString("lang genoeg"))))
                .andExpect(content().string(not(containsString(OWN))));
        choose(session, "", "kort", "anders")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Vul uw huidige wachtwoord in.")))
                .andExpect(content().string(containsString("Gebruik ten minste 12 tekens.")))
                .andExpect(content().string(containsString("id=\"repeat-error\"")));
        choose(session, FIRST, FIRST, FIRST)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Kies een ander wachtwoord dan het huidige.")));
        choose(session, FIRST, "kieskeurig in mei", "kieskeurig in mei")
                .andExpect(content().string(containsString("Gebruik de naam of gebruikersnaam niet")));
        pages.perform(get(USERS).session(signIn("kieskeurig", FIRST))).andExpect(status().isForbidden());
        String sentence =
                "Één ooievaar plukt elke vrijdag zeven citroenen uit de gracht, zonder één keer naar de brücke te kijken";
        choose(session, FIRST, sentence, sentence).andExpect(redirectedUrl(PAGE));
        signInFails("kieskeurig", sentence + "x");
        signIn("kieskeurig", sentence);
    }

    @Test
    void guessesAtTheCurrentPasswordLockTheAccount() throws Exception {
        add("open-scherm", Role.AGENT, Map.of());
        var session = signIn("open-scherm", FIRST);

        for (var i = 0; i < 5; i++) {
            choose(session, "gok nummer " + i, OWN, OWN).andExpect(status().isUnprocessableEntity());
        }

        choose(session, FIRST, OWN, OWN).andExpect(status().isUnprocessableEntity());
        signInFails("open-scherm", FIRST);
        assertThat(log("waterstad", "open-scherm"))
                .extracting(AuditEntry::action, AuditEntry::result)
                .contains(Tuple.tuple("user.own-credentials", AuditResult.REFUSED))
                .doesNotContain(Tuple.tuple("user.own-credentials", AuditResult.DONE));
    }

    @Test
    void thePageIsForWhoIsSignedIn() throws Exception {
        pages.perform(get(PAGE).accept("text/html"))
                .andExpect(status().isFound())
                .andExpect(header().string("Location", endsWith("/aanmelden")));
        pages.perform(get(USERS).with(as("waterstad", "beheer")))
                .andExpect(content().string(containsString("href=\"" + PAGE + "\"")));
    }

    private ResultActions choose(MockHttpSession session, String current, String password, String repeat)
            throws Exception {
        return pages.perform(post(PAGE)
                .session(session)
                .with(csrf())
                .param("current", current)
                .param("password", password)
                .param("repeat", repeat));
    }

    private MockHttpSession signIn(String username, String password) throws Exception {
        var session = attempt(username, password)
                .andExpect(authenticated())
                .andReturn()
                .getRequest()
                .getSession(false);
        return (MockHttpSession) java.util.Objects.requireNonNull(session);
    }

    private void signInFails(String username, String password) throws Exception {
        attempt(username, password).andExpect(unauthenticated());
    }

    private ResultActions attempt(String username, String password) throws Exception {
        return pages.perform(post("/aanmelden")
                .with(csrf())
                .param("gebruikersnaam", username)
                .param("wachtwoord", password));
    }

    private ResultActions save(String username, String page, String password) throws Exception {
        return saveAs("beheer", username, page, password);
    }

    private ResultActions saveAs(String administrator, String username, String page, String password) throws Exception {
        return pages.perform(post(USERS + "/" + page)
                .with(as("waterstad", administrator))
                .with(csrf())
                .param("displayName", "Iemand")
                .param("username", username)
                .param("roles", "FUNCTIONAL_ADMINISTRATOR")
                .param("rights", "USERS:CHANGE")
                .param("wrapUp", "")
                .param("active", "true")
                .param("password", password));
    }
}
