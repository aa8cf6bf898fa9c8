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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.balie.audit.AuditEntry;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;

/** Everybody sees where he is signed in, and ends what he does not know. */
class OwnSessionsTests extends PagesTest {
    private static final String PAGE = "/aangemeld";
    private static final String WINDOWS =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
                    + "Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0";
    private static final String IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 "
            + "(KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1";

    @Test
    void showsWhereSomebodyIsSignedInAndSinceWhen() throws Exception {
        add("kijkt", Role.AGENT, Map.of());
        var here = signIn("kijkt", WINDOWS, "10.1.2.3");
        clock.forward(Duration.ofHours(2));
        signIn("kijkt", IPHONE, "198.51.100.9");

        pages.perform(get(PAGE).session(here))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Edge op Windows")))
                .andExpect(content().string(containsString("deze sessie")))
                .andExpect(content().string(containsString("10.1.2.3")))
                .andExpect(content().string(containsString("Safari op iPhone")))
                .andExpect(content().string(containsString("198.51.100.9")));
    }

    @Test
    void endsOneOfHisOwnSessionsAndNobodyElses() throws Exception {
        var id = add("ruimt-op", Role.AGENT, Map.of());
        var other = add("ander", Role.AGENT, Map.of());
        var there = signIn("ruimt-op", IPHONE, "198.51.100.9");
        var here = signIn("ruimt-op", WINDOWS, "10.1.2.3");
        var others = signIn("ander", WINDOWS, "10.1.2.4");
        var known = sessions(id, "198.51.100.9");

        pages.perform(post(PAGE + "/" + sessions(other, "10.1.2.4") + "/afmelden")
                        .session(here)
                        .with(csrf()))
                .andExpect(status().isNotFound());
        pages.perform(post(PAGE + "/" + known + "/afmelden").session(here).with(csrf()))
                .andExpect(redirectedUrl(PAGE));

        pages.perform(get(PAGE).session(there)).andExpect(status().isFound());
        pages.perform(get(PAGE).session(here)).andExpect(status().isOk());
        pages.perform(get(PAGE).session(others)).andExpect(status().isOk());
        assertThat(log("waterstad", "ruimt-op")).extracting(AuditEntry::action).contains("session.ended");
    }

    @Test
    void signsOutEverywhereHereToo() throws Exception {
        add("overal", Role.AGENT, Map.of());
        var there = signIn("overal", IPHONE, "198.51.100.9");
        var here = signIn("overal", WINDOWS, "10.1.2.3");

        pages.perform(post(PAGE + "/overal-afmelden").session(here).with(csrf()))
                .andExpect(redirectedUrl("/aanmelden?afgemeld"));

        pages.perform(get(PAGE).session(there)).andExpect(status().isFound());
        pages.perform(get(PAGE).session(here)).andExpect(status().isFound());
        assertThat(log("waterstad", "overal")).extracting(AuditEntry::action).contains("session.all-ended");
    }

    @Test
    void whatTheDatabaseHoldsLetsNobodyIn() throws Exception {
        var id = add("bewaard", Role.AGENT, Map.of());
        var here = signIn("bewaard", WINDOWS, "10.1.2.3");
        var cookie = Objects.requireNonNull(here.getAttribute("cookie")).toString();

        assertThat(stored(id)).containsExactly(OwnSession.storedAs(cookie));
        var thief = new MockHttpSession();
        thief.setAttribute("cookie", stored(id).getFirst());
        pages.perform(get(PAGE).session(thief)).andExpect(status().isFound());
        pages.perform(get(PAGE).session(here))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString(cookie))));
    }

    @Test
    void theFormToEndASessionIsOnThePageOfTheAccount() throws Exception {
        pages.perform(get("/wachtwoord").with(as("waterstad", "beheer")))
                .andExpect(content().string(containsString("href=\"" + PAGE + "\"")));
    }

    private List<String> stored(java.util.UUID id) {
        return database.sql("select session_id from page_session where principal_name = ?")
                .param("waterstad " + id)
                .query(String.class)
                .list();
    }

    private String sessions(java.util.UUID id, String address) {
        return signedInUsers.sessions("waterstad", id).stream()
                .filter(session -> session.address().equals(address))
                .map(OwnSession::id)
                .findFirst()
                .orElseThrow();
    }

    private MockHttpSession signIn(String username, String browser, String address) throws Exception {
        return (MockHttpSession) Objects.requireNonNull(pages.perform(post("/aanmelden")
                        .with(csrf())
                        .with(request -> {
                            request.setRemoteAddr(address);
                            return request;
                        })
                        .header("User-Agent", browser)
                        .param("gebruikersnaam", username)
                        .param("wachtwoord", "drie blauwe fietsen"))
                .andExpect(redirectedUrl("/"))
                .andReturn()
                .getRequest()
                .getSession(false));
    }
}
