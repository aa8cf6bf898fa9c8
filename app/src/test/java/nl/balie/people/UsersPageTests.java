package nl.balie.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import nl.balie.conformity.Requirement;
import nl.balie.pages.Notice;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

class UsersPageTests extends PagesTest {
    private static final String USERS = "/beheer/gebruikers";

    @Autowired
    PhoneAccounts phones;

    @Test
    @Requirement(value = "2.10.1", part = "separation")
    void anAdministratorSeesTheUsersOfHisOwnOrganisationOnly() throws Exception {
        pages.perform(get(USERS).with(as("waterstad", "beheer")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Fatima El Amrani")))
                .andExpect(content().string(not(containsString("Greetje Postma"))));
        pages.perform(get(USERS + "/{id}", id("bergdorp", "agent5")).with(as("waterstad", "beheer")))
                .andExpect(status().isNotFound());
        send(post(USERS + "/{id}", id("bergdorp", "agent5")), "Gekaapt", "agent5", "AGENT")
                .andExpect(status().isNotFound());
        pages.perform(post(USERS + "/{id}/verwijderen", id("bergdorp", "agent5"))
                        .with(as("waterstad", "beheer"))
                        .with(csrf()))
                .andExpect(status().isNotFound());
        assertThat(tenancy.read("bergdorp", () -> TestPeople.find(users, "agent5")))
                .hasValueSatisfying(user -> assertThat(user.displayName()).isEqualTo("Greetje Postma"));
    }

    @Test
    @Requirement(value = "2.10.1", part = "rights")
    void aRightToViewShowsAndDoesNotLetChange() throws Exception {
        add("kijker", Role.FUNCTIONAL_ADMINISTRATOR, Map.of(Area.USERS, Level.VIEW));
        var agent = id("waterstad", "agent1");

        pages.perform(get(USERS + "/{id}", agent).with(as("waterstad", "kijker")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("maar niet wijzigen")));
        pages.perform(post(USERS + "/{id}/verwijderen", agent)
                        .with(as("waterstad", "kijker"))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        pages.perform(get(USERS + "/nieuw").with(as("waterstad", "kijker"))).andExpect(status().isForbidden());
    }

    @Test
    @Requirement(value = "2.10.1", part = "rights")
    void whoHasNoRightDoesNotSeeTheArea() throws Exception {
        add("wachtrijbeheer", Role.FUNCTIONAL_ADMINISTRATOR, Map.of(Area.QUEUES, Level.CHANGE));

        for (var username : new String[] {"wachtrijbeheer", "agent1", "supervisor", "platform"}) {
            pages.perform(get(USERS).with(as("waterstad", username))).andExpect(status().isForbidden());
            pages.perform(get("/beheer/logboek").with(as("waterstad", username)))
                    .andExpect(status().isForbidden());
        }
        pages.perform(get("/").with(as("waterstad", "platform")))
                .andExpect(content().string(not(containsString(USERS))));
    }

    @Test
    @Requirement(value = "2.10.1", part = "agents")
    @Requirement(value = "2.2.21", part = "sign-in")
    void addsAUserWithPersonalCredentialsAndRecordsIt() throws Exception {
        send(post(USERS + "/nieuw"), "Noor Visser", "noor", "AGENT").andExpect(redirectedUrl(USERS));

        assertThat(tenancy.read("waterstad", () -> TestPeople.find(users, "noor")))
                .hasValueSatisfying(user -> assertThat(user.wrapUp()).isEqualTo(Duration.ofSeconds(45)));
        assertThat(phones.secrets("noor")).isEmpty();
        assertThat(log("waterstad", "beheer"))
                .filteredOn(entry -> entry.object().equals("noor"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.action()).isEqualTo("user.added");
                    assertThat(entry.origin()).isEqualTo("127.0.0.1");
                    assertThat(entry.details()).containsEntry("displayName", Map.of("old", "", "new", "Noor Visser"));
                    assertThat(entry.toString()).doesNotContain("appels");
                });
    }

    @Test
    void recordsWhatChangedFromWhatToWhat() throws Exception {
        var id = add("piet", Role.AGENT, Map.of());

        send(post(USERS + "/{id}", id), "Piet Mulder", "piet", "SUPERVISOR").andExpect(redirectedUrl(USERS));

        var details = log("waterstad", "beheer").stream()
                .filter(entry -> entry.object().equals("piet") && entry.action().equals("user.changed"))
                .findFirst()
                .orElseThrow()
                .details();
        assertThat(details)
                .containsEntry("displayName", Map.of("old", "Test piet", "new", "Piet Mulder"))
                .containsEntry("roles", Map.of("old", "AGENT", "new", "SUPERVISOR"));
        pages.perform(get("/beheer/logboek?wie=beheer").with(as("waterstad", "beheer")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Piet Mulder")))
                .andExpect(content().string(containsString("<ins>Supervisor</ins>")))
                .andExpect(content().string(not(containsString("SUPERVISOR"))));
        var verified = pages.perform(post("/beheer/logboek/controle")
                        .with(as("waterstad", "beheer"))
                        .with(csrf()))
                .andExpect(redirectedUrl("/beheer/logboek"))
                .andReturn()
                .getFlashMap()
                .get("notice");
        assertThat(verified)
                .isInstanceOfSatisfying(
                        Notice.class, said -> assertThat(said.text()).isEqualTo("audit.whole"));
        pages.perform(get("/beheer/logboek?wie=beheer").with(as("bergdorp", "beheer-bergdorp")))
                .andExpect(content().string(not(containsString("Piet Mulder"))));
    }

    @Test
    void saysAtTheFieldWhatIsWrongWithStatus422() throws Exception {
        pages.perform(post(USERS + "/nieuw")
                        .with(as("waterstad", "beheer"))
                        .with(csrf())
                        .param("username", "Agent 1!")
                        .param("displayName", " ")
                        .param("wrapUp", "een minuut")
                        .param("password", "kort"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("id=\"displayName-error\"")))
                .andExpect(content().string(containsString("Vul dit veld in.")))
                .andExpect(content().string(containsString("id=\"username-error\"")))
                .andExpect(content().string(containsString("id=\"roles-error\"")))
                .andExpect(content().string(containsString("Vul een heel getal van 0 tot en met 3600 in.")))
                .andExpect(content().string(containsString("Gebruik ten minste 12 tekens.")))
                .andExpect(content().string(containsString("een minuut")))
                .andExpect(content().string(not(containsString("value=\"kort\""))));
        send(post(USERS + "/nieuw"), "Dubbel", "agent1", "AGENT")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("al in gebruik")));
    }

    @Test
    @Requirement(value = "2.10.1", part = "rights")
    void nobodyGivesRightsAboveHisOwnOrTouchesAnAccountThatHasThem() throws Exception {
        add("klein", Role.FUNCTIONAL_ADMINISTRATOR, Map.of(Area.USERS, Level.CHANGE));
        var agent = add("pion", Role.AGENT, Map.of());

        sendAs("klein", post(USERS + "/{id}", agent), "Pion", "pion", "FUNCTIONAL_ADMINISTRATOR", "QUEUES:VIEW")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("id=\"rights-error\"")));
        sendAs("klein", post(USERS + "/{id}", agent), "Pion", "pion", "PLATFORM_ADMINISTRATOR", "")
                .andExpect(status().isUnprocessableEntity());
        sendAs("klein", post(USERS + "/{id}", id("waterstad", "beheer")), "Marieke", "beheer", "AGENT", "")
                .andExpect(status().isForbidden());
        sendAs("klein", post(USERS + "/{id}", id("waterstad", "platform")), "Thijs", "platform", "AGENT", "")
                .andExpect(status().isForbidden());
        assertThat(tenancy.read("waterstad", () -> TestPeople.find(users, "beheer"))
                        .orElseThrow()
                        .roles())
                .containsExactly(Role.FUNCTIONAL_ADMINISTRATOR);
    }

    @Test
    void anAdministratorCannotLockHimselfOut() throws Exception {
        var himself = id("waterstad", "beheer");

        send(post(USERS + "/{id}", himself), "Marieke van Dijk", "beheer", "AGENT")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("uzelf buitensluiten")));
        pages.perform(post(USERS + "/{id}/verwijderen", himself)
                        .with(as("waterstad", "beheer"))
                        .with(csrf()))
                .andExpect(redirectedUrl(USERS));
        assertThat(tenancy.read("waterstad", () -> TestPeople.find(users, himself)))
                .isPresent();
    }

    @Test
    void removesAUserOrClosesTheAccountWhenContactsTellOfHim() throws Exception {
        var unused = add("ongebruikt", Role.AGENT, Map.of());
        var used = add("gebruikt", Role.AGENT, Map.of());
        tenancy.in("waterstad", () -> database.sql("""
                        insert into agent_event (organisation_id, user_id, at, type) values ('waterstad', ?, now(), 'x')
                        """).param(used).update());

        remove(unused);
        remove(used);

        assertThat(rowsOf(unused)).isZero();
        assertThat(rowsOf(used)).isOne();
        assertThat(tenancy.read("waterstad", () -> TestPeople.find(users, used)))
                .isEmpty();
    }

    @Test
    @Requirement(value = "2.10.1", part = "rights")
    void aChangeOfRolesEndsTheSession() throws Exception {
        var id = add("wisselaar", Role.FUNCTIONAL_ADMINISTRATOR, Map.of(Area.USERS, Level.CHANGE));
        var session = (MockHttpSession) pages.perform(post("/aanmelden")
                        .with(csrf())
                        .param("gebruikersnaam", "wisselaar")
                        .param("wachtwoord", "drie blauwe fietsen"))
                .andReturn()
                .getRequest()
                .getSession(false);
        pages.perform(get(USERS).session(session)).andExpect(status().isOk());

        send(post(USERS + "/{id}", id), "Wisselaar", "wisselaar", "AGENT").andExpect(redirectedUrl(USERS));

        pages.perform(get(USERS).session(session)).andExpect(redirectedUrl("/aanmelden?verlopen"));
    }

    @Test
    void anAdministratorSignsSomebodyOutEverywhere() throws Exception {
        var id = add("kwijt", Role.AGENT, java.util.Map.of());
        var session = (org.springframework.mock.web.MockHttpSession)
                java.util.Objects.requireNonNull(pages.perform(post("/aanmelden")
                                .with(csrf())
                                .param("gebruikersnaam", "kwijt")
                                .param("wachtwoord", "drie blauwe fietsen"))
                        .andReturn()
                        .getRequest()
                        .getSession(false));
        pages.perform(get("/wachtwoord").session(session)).andExpect(status().isOk());

        pages.perform(post("/beheer/gebruikers/" + id + "/afmelden")
                        .with(as("waterstad", "beheer"))
                        .with(csrf()))
                .andExpect(redirectedUrl("/beheer/gebruikers"));

        pages.perform(get("/wachtwoord").session(session)).andExpect(status().isFound());
        assertThat(log("waterstad", "beheer")).anyMatch(entry -> entry.action().equals("user.signed-out"));
        pages.perform(post("/beheer/gebruikers/" + id + "/afmelden")
                        .with(as("bergdorp", "beheer-bergdorp"))
                        .with(csrf()))
                .andExpect(status().isNotFound());
    }

    @Test
    void unlocksAnAccount() throws Exception {
        var id = add("dicht", Role.AGENT, Map.of());
        for (var i = 0; i < 5; i++) {
            pages.perform(post("/aanmelden")
                    .with(csrf())
                    .param("gebruikersnaam", "dicht")
                    .param("wachtwoord", "x"));
        }
        pages.perform(get(USERS + "/{id}", id).with(as("waterstad", "beheer")))
                .andExpect(content().string(containsString("Blokkering opheffen")));

        pages.perform(post(USERS + "/{id}/ontgrendelen", id)
                        .with(as("waterstad", "beheer"))
                        .with(csrf()))
                .andExpect(redirectedUrl(USERS));

        pages.perform(post("/aanmelden")
                        .with(csrf())
                        .param("gebruikersnaam", "dicht")
                        .param("wachtwoord", "drie blauwe fietsen"))
                .andExpect(redirectedUrl("/"));
    }

    @Test
    void searchesByName() throws Exception {
        pages.perform(get(USERS + "?zoek=fatima").header("HX-Request", "true").with(as("waterstad", "beheer")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Fatima El Amrani")))
                .andExpect(content().string(not(containsString("Sander de Vries"))));
        pages.perform(get(USERS + "?zoek=%").with(as("waterstad", "beheer")))
                .andExpect(content().string(containsString("Er is niets gevonden voor ‘%’.")));
    }

    @Test
    void speaksEnglishToWhoChoosesIt() throws Exception {
        pages.perform(get(USERS + "?taal=en").with(as("waterstad", "beheer")))
                .andExpect(content().string(containsString("<html lang=\"en\"")))
                .andExpect(content().string(containsString("Audit log")));
    }

    private ResultActions send(MockHttpServletRequestBuilder request, String name, String username, String role)
            throws Exception {
        return sendAs("beheer", request, name, username, role, "");
    }

    private ResultActions sendAs(
            String administrator,
            MockHttpServletRequestBuilder request,
            String name,
            String username,
            String role,
            String right)
            throws Exception {
        return pages.perform(request.with(as("waterstad", administrator))
                .with(csrf())
                .param("displayName", name)
                .param("username", username)
                .param("roles", role)
                .param("rights", right)
                .param("wrapUp", "45")
                .param("active", "true")
                .param("password", "groene appels aan zee"));
    }

    private void remove(UUID id) throws Exception {
        pages.perform(post(USERS + "/{id}/verwijderen", id)
                        .with(as("waterstad", "beheer"))
                        .with(csrf()))
                .andExpect(redirectedUrl(USERS));
    }

    private int rowsOf(UUID id) {
        return tenancy.read(
                "waterstad",
                () -> database.sql("select count(*) from app_user where id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single());
    }
}
