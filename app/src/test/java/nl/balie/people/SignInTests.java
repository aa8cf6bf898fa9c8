package nl.balie.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.unauthenticated;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import nl.balie.audit.AuditEntry;
import nl.balie.audit.AuditResult;
import nl.balie.conformity.Requirement;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class SignInTests extends PagesTest {
    private static final String PASSWORD = "balie-demo";
    private static final String REFUSED = "/aanmelden?fout";

    @Test
    @Requirement(value = "2.2.21", part = "sign-in")
    void anAgentSignsInWithHisOwnCredentialsToHisOwnSkillGroups() throws Exception {
        tenancy.in("waterstad", () -> database.sql("""
                        insert into skill_group (organisation_id, name) values ('waterstad', 'Parkeren')""").update());
        var group = tenancy.read(
                "waterstad",
                () -> database.sql("select id from skill_group where name = 'Parkeren'")
                        .query(java.util.UUID.class)
                        .single());
        var id = tenancy.in(
                "waterstad",
                () -> newUsers.add(
                        "parkeer1",
                        "Karin Vos",
                        java.util.Set.of(Role.AGENT),
                        java.util.List.of("Parkeren"),
                        PASSWORD));

        signIn("parkeer1", PASSWORD)
                .andExpect(authenticated().withUsername("parkeer1").withRoles("AGENT"));

        assertThat(tenancy.read("waterstad", () -> users.find(id)))
                .hasValueSatisfying(agent -> assertThat(agent.skillGroups()).containsExactly(group));
    }

    @Test
    void aFailedSignInKeepsTheUserNameOnceAndInNoAddress() throws Exception {
        var session = new MockHttpSession();
        pages.perform(get("/aanmelden").session(session));
        pages.perform(post("/aanmelden")
                        .session(session)
                        .with(csrf())
                        .param("gebruikersnaam", "agent\"1<")
                        .param("wachtwoord", "verkeerd wachtwoord"))
                .andExpect(redirectedUrl(REFUSED));

        pages.perform(get("/aanmelden").param("fout", "").session(session))
                .andExpect(content().string(org.hamcrest.Matchers.containsString("value=\"agent&quot;1&lt;\"")))
                .andExpect(content()
                        .string(org.hamcrest.Matchers.not(
                                org.hamcrest.Matchers.containsString("verkeerd wachtwoord"))));
        pages.perform(get("/aanmelden").param("fout", "").session(session))
                .andExpect(content()
                        .string(org.hamcrest.Matchers.not(org.hamcrest.Matchers.containsString("agent&quot;1"))));
    }

    @Test
    @Requirement(value = "2.2.21", part = "sign-in")
    void nobodySignsInWithAnothersPassword() throws Exception {
        tenancy.in(
                "waterstad",
                () -> newUsers.add(
                        "eigen",
                        "Eigen Wachtwoord",
                        java.util.Set.of(Role.AGENT),
                        java.util.List.of(),
                        "vier rode boten"));

        signIn("eigen", PASSWORD).andExpect(unauthenticated()).andExpect(redirectedUrl(REFUSED));
        signIn("eigen", "vier rode boten").andExpect(authenticated());
    }

    @Test
    void whoFailsFiveTimesWaitsAQuarterOfAnHourAndKeepsNobodyElseOut() throws Exception {
        fail("agent2", 5);

        signIn("agent2", PASSWORD)
                .andExpect(unauthenticated())
                .andExpect(status().isTooManyRequests())
                .andExpect(header().string("Retry-After", "900"));
        pages.perform(attempt("agent2", PASSWORD).with(from("203.0.113.7"))).andExpect(authenticated());
        clock.forward(Duration.ofMinutes(14));
        signIn("agent2", PASSWORD).andExpect(unauthenticated());
        clock.forward(Duration.ofMinutes(1));
        signIn("agent2", PASSWORD).andExpect(authenticated());
    }

    @Test
    void anAccountThatDoesNotExistIsLimitedInTheSameWay() throws Exception {
        fail("bestaat-ook-niet", 5);

        signIn("bestaat-ook-niet", PASSWORD).andExpect(status().isTooManyRequests());
    }

    @Test
    void whatIsNoUserNameIsRefusedAsAnyOther() throws Exception {
        for (var name : java.util.List.of("agent\u00001", "", " ", "a".repeat(100_000), "٣")) {
            signIn(name, PASSWORD).andExpect(redirectedUrl(REFUSED));
        }
    }

    @Test
    void aDeviceThatWasSignedInWithBeforeIsSlowedDownOnly() throws Exception {
        var device = signIn("agent1", PASSWORD).andReturn().getResponse().getCookie("balie-apparaat");
        assertThat(device).isNotNull();
        fail("agent1", 5);
        signIn("agent1", PASSWORD).andExpect(status().isTooManyRequests());

        for (var i = 0; i < 5; i++) {
            pages.perform(attempt("agent1", "fout-" + i).cookie(device)).andExpect(redirectedUrl(REFUSED));
        }
        pages.perform(attempt("agent1", PASSWORD).cookie(device))
                .andExpect(status().isTooManyRequests())
                .andExpect(header().string("Retry-After", "5"));
        clock.forward(Duration.ofSeconds(5));
        pages.perform(attempt("agent1", PASSWORD).cookie(device)).andExpect(authenticated());
        pages.perform(attempt("bestaat-nergens", "fout").cookie(device)).andExpect(redirectedUrl(REFUSED));
        clock.forward(Duration.ofMinutes(15));
    }

    @Test
    void veryManyFailuresFromEverywhereLockAnAccountForUnknownDevicesOnly() throws Exception {
        var device = signIn("agent4", PASSWORD).andReturn().getResponse().getCookie("balie-apparaat");
        for (var i = 0; i < 12; i++) {
            pages.perform(attempt("agent4", "fout").with(from("198.51.100." + i)))
                    .andExpect(redirectedUrl(REFUSED));
        }

        pages.perform(attempt("agent4", PASSWORD).with(from("203.0.113.7"))).andExpect(redirectedUrl(REFUSED));
        pages.perform(attempt("agent4", PASSWORD).cookie(device)).andExpect(authenticated());
    }

    @Test
    void anAdministratorLetsWhoFailedTooOftenTryAgain() throws Exception {
        fail("telefoniste", 5);
        var page = "/beheer/gebruikers/" + id("waterstad", "telefoniste");
        pages.perform(get(page).with(as("waterstad", "beheer")))
                .andExpect(content().string(org.hamcrest.Matchers.containsString("te vaak een verkeerd wachtwoord")));

        pages.perform(post(page + "/ontgrendelen")
                        .with(as("waterstad", "beheer"))
                        .with(csrf()))
                .andExpect(status().isFound());

        signIn("telefoniste", PASSWORD).andExpect(authenticated());
    }

    @Test
    void fourFailuresAndASuccessStartTheCountAnew() throws Exception {
        fail("agent3", 4);
        signIn("agent3", PASSWORD).andExpect(authenticated());
        fail("agent3", 4);

        signIn("agent3", PASSWORD).andExpect(authenticated());
    }

    @Test
    void anAccountThatDoesNotExistIsRefusedInTheSameWayAndTime() throws Exception {
        int before = passwordsChecked();
        signIn("agent4", "fout").andExpect(redirectedUrl(REFUSED));
        int known = passwordsChecked() - before;
        signIn("bestaat-niet", "fout").andExpect(redirectedUrl(REFUSED));
        int unknown = passwordsChecked() - before - known;

        // checking a password is what takes the time: without a check for who does not exist, that tells who does
        assertThat(known).isEqualTo(1);
        assertThat(unknown).isEqualTo(known);
    }

    @Test
    void signInsFailuresAndSignOutsAreInTheAuditLogWithTheirOrigin() throws Exception {
        signIn("supervisor", "fout");
        var session = (MockHttpSession)
                signIn("supervisor", PASSWORD).andReturn().getRequest().getSession(false);
        pages.perform(post("/afmelden").session(session).with(csrf())).andExpect(redirectedUrl("/aanmelden?afgemeld"));

        assertThat(log("waterstad", "supervisor"))
                .filteredOn(entry -> entry.action().startsWith("sign-")) // others of his may have been refused a page
                .extracting(AuditEntry::action, AuditEntry::result)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("sign-out", AuditResult.DONE),
                        org.assertj.core.groups.Tuple.tuple("sign-in", AuditResult.DONE),
                        org.assertj.core.groups.Tuple.tuple("sign-in", AuditResult.REFUSED));
        assertThat(log("waterstad", "supervisor"))
                .allMatch(entry -> entry.origin().equals("127.0.0.1"))
                .noneMatch(entry -> entry.toString().contains("fout"));
        pages.perform(get("/beheer/gebruikers").session(session).accept("text/html"))
                .andExpect(status().isFound());
    }

    @Test
    void aPasswordThatWasKeptInAnEarlierWayIsKeptAnewAtSignIn() throws Exception {
        var id = add("eerder", Role.AGENT, java.util.Map.of());
        var before = "{bcrypt}"
                + new org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder(4).encode("drie blauwe fietsen");
        tenancy.in(
                "waterstad",
                () -> database.sql("update app_user set password_hash = ? where id = ?")
                        .params(before, id)
                        .update());

        signIn("eerder", "drie blauwe fietsen").andExpect(authenticated());

        assertThat(tenancy.read(
                        "waterstad",
                        () -> database.sql("select password_hash from app_user where id = ?")
                                .param(id)
                                .query(String.class)
                                .single()))
                .startsWith("{bcrypt-hmac-sha384}");
        signIn("eerder", "drie blauwe fietsen").andExpect(authenticated());
    }

    @Test
    void theSessionGetsANewIdAtSignIn() throws Exception {
        var session = new MockHttpSession();
        pages.perform(get("/aanmelden").session(session));
        var before =
                pages.perform(get("/aanmelden").session(session)).andReturn().getRequest();
        var cookie = java.util.Objects.requireNonNull(before.getSession(false)).getAttribute("cookie");

        pages.perform(post("/aanmelden")
                        .session(session)
                        .with(csrf())
                        .param("gebruikersnaam", "telefoniste")
                        .param("wachtwoord", PASSWORD))
                .andExpect(authenticated());

        assertThat(cookie).isNotNull();
        assertThat(session.getAttribute("cookie")).isNotNull().isNotEqualTo(cookie);
    }

    @Test
    void aFormWithoutItsTokenIsRefused() throws Exception {
        pages.perform(post("/beheer/gebruikers/nieuw").with(as("waterstad", "beheer")))
                .andExpect(status().isForbidden());
        pages.perform(post("/aanmelden").param("gebruikersnaam", "agent1").param("wachtwoord", PASSWORD))
                .andExpect(unauthenticated());
    }

    @Test
    void pagesSendWhoIsNotSignedInToTheSignInPage() throws Exception {
        pages.perform(get("/beheer/gebruikers").accept("text/html"))
                .andExpect(status().isFound())
                .andExpect(header().string("Location", org.hamcrest.Matchers.endsWith("/aanmelden")));
        pages.perform(get("/beheer/gebruikers").header("HX-Request", "true"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("HX-Redirect", "/aanmelden?verlopen"));
    }

    @Test
    void noAddressIsMadeOfTheHostThatTheSenderNames() throws Exception {
        var session = new MockHttpSession();
        RequestPostProcessor elsewhere = request -> {
            request.setServerName("kwaad.example");
            request.addHeader("Host", "kwaad.example");
            return request;
        };
        pages.perform(get("/wachtwoord")
                        .param("a", "b c")
                        .session(session)
                        .accept("text/html")
                        .with(elsewhere))
                .andExpect(redirectedUrl("/aanmelden"));
        pages.perform(attempt("telefoniste", PASSWORD).session(session).with(elsewhere))
                .andExpect(header().string("Location", org.hamcrest.Matchers.startsWith("/wachtwoord")));
    }

    @Test
    void pagesCarryTheSecurityHeaders() throws Exception {
        pages.perform(get("/aanmelden").secure(true))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("X-Frame-Options", "DENY"))
                .andExpect(header().string("Cache-Control", org.hamcrest.Matchers.containsString("no-store")))
                .andExpect(header().string(
                                "Content-Security-Policy",
                                org.hamcrest.Matchers.allOf(
                                        org.hamcrest.Matchers.containsString("default-src 'self'"),
                                        org.hamcrest.Matchers.containsString("frame-ancestors 'none'"),
                                        org.hamcrest.Matchers.not(org.hamcrest.Matchers.containsString("unsafe")))))
                .andExpect(header().exists("Strict-Transport-Security"));
        pages.perform(get("/aanmelden")).andExpect(header().doesNotExist("Strict-Transport-Security"));
    }

    @Test
    void theInterfaceForProgramsTakesATokenAndNoSession() throws Exception {
        pages.perform(get("/api/v1/niets").header("Authorization", "Bearer demo-waterstad"))
                .andExpect(status().isNotFound());
        pages.perform(get("/api/v1/niets").header("Authorization", "Bearer demo-utrecht"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("WWW-Authenticate", "Bearer"))
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(content().string(org.hamcrest.Matchers.containsString("Niet aangemeld")));
        var session = signIn("agent1", PASSWORD).andReturn().getRequest().getSession(false);
        pages.perform(get("/api/v1/niets").session((MockHttpSession) session)).andExpect(status().isUnauthorized());
    }

    @Test
    void healthNeedsNoTokenAndOtherInsightNeedsAPlatformAdministrator() throws Exception {
        pages.perform(get("/actuator/health")).andExpect(status().isOk());
        pages.perform(get("/actuator/env").with(as("waterstad", "beheer"))).andExpect(status().isForbidden());
    }

    private void fail(String username, int times) throws Exception {
        for (var i = 0; i < times; i++) {
            signIn(username, "fout-" + i).andExpect(unauthenticated());
        }
    }

    private ResultActions signIn(String username, String password) throws Exception {
        return pages.perform(attempt(username, password));
    }

    private static MockHttpServletRequestBuilder attempt(String username, String password) {
        return post("/aanmelden").with(csrf()).param("gebruikersnaam", username).param("wachtwoord", password);
    }

    private static RequestPostProcessor from(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }
}
