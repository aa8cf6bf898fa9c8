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
import java.util.UUID;
import nl.balie.audit.AuditEntry;
import nl.balie.conformity.Requirement;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.ResultActions;

class TokensPageTests extends PagesTest {
    private static final String TOKENS = "/beheer/tokens";

    @Autowired
    TokenStore tokens;

    @Test
    void showsANewTokenOnceAndKeepsOnlyItsHash() throws Exception {
        var session = new MockHttpSession();
        var token = token(session, "rapportage");

        pages.perform(get(TOKENS).session(session).with(as("waterstad", "beheer")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(token)));
        pages.perform(get(TOKENS).session(session).with(as("waterstad", "beheer")))
                .andExpect(content().string(containsString("rapportage")))
                .andExpect(content().string(not(containsString(token))));

        assertThat(token).hasSizeGreaterThanOrEqualTo(32);
        assertThat(rowsOf("waterstad"))
                .noneMatch(row -> row.contains(token))
                .anyMatch(row -> row.contains(ApiToken.hash(token)));
        assertThat(log("waterstad", "beheer"))
                .filteredOn(entry -> entry.object().equals("rapportage"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.action()).isEqualTo("api-client.added"))
                .satisfies(entry -> assertThat(entry.toString()).doesNotContain(token));
    }

    @Test
    void aTokenOpensTheInterfaceOfItsOwnOrganisationUntilItIsRemoved() throws Exception {
        var fresh = token("koppeling");
        use(fresh).andExpect(status().isNotFound());
        assertThat(organisationOf(fresh)).containsExactly("waterstad");

        remove("waterstad", "beheer", idOf("koppeling")).andExpect(redirectedUrl(TOKENS));

        use(fresh).andExpect(status().isUnauthorized());
        assertThat(log("waterstad", "beheer"))
                .filteredOn(entry -> entry.object().equals("koppeling"))
                .extracting(AuditEntry::action)
                .containsExactly("api-client.removed", "api-client.added");
    }

    @Test
    @Requirement(value = "2.10.1", part = "separation")
    void anotherOrganisationsTokensAreNotThere() throws Exception {
        var fresh = token("van-waterstad");

        pages.perform(get(TOKENS).with(as("bergdorp", "beheer-bergdorp")))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("van-waterstad"))));
        remove("bergdorp", "beheer-bergdorp", idOf("van-waterstad")).andExpect(status().isNotFound());

        use(fresh).andExpect(status().isNotFound());
    }

    @Test
    @Requirement(value = "2.10.1", part = "rights")
    void onlyWhoKeepsTheUsersMakesTokens() throws Exception {
        add("tokenkijker", Role.FUNCTIONAL_ADMINISTRATOR, Map.of(Area.USERS, Level.VIEW));
        add("zonder-recht", Role.FUNCTIONAL_ADMINISTRATOR, Map.of(Area.QUEUES, Level.CHANGE));
        token("blijft");

        pages.perform(get(TOKENS).with(as("waterstad", "tokenkijker")))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString(TOKENS + "/nieuw"))))
                .andExpect(content().string(not(containsString("/verwijderen"))));
        pages.perform(get(TOKENS + "/nieuw").with(as("waterstad", "tokenkijker")))
                .andExpect(status().isForbidden());
        pages.perform(post(TOKENS + "/nieuw")
                        .with(as("waterstad", "tokenkijker"))
                        .with(csrf())
                        .param("name", "stiekem"))
                .andExpect(status().isForbidden());
        remove("waterstad", "tokenkijker", idOf("blijft")).andExpect(status().isForbidden());
        for (var username : new String[] {"zonder-recht", "agent1", "supervisor", "platform"}) {
            pages.perform(get(TOKENS).with(as("waterstad", username))).andExpect(status().isForbidden());
        }
        assertThat(names()).contains("blijft").doesNotContain("stiekem");
    }

    @Test
    void saysAtTheFieldWhatIsWrongWithAName() throws Exception {
        token("dubbel");

        for (var wrong : Map.of(
                        " ",
                        "Vul dit veld in.",
                        "x".repeat(61),
                        "Gebruik ten hoogste 60 tekens; dit zijn er 61.",
                        "dubbel",
                        "Er is al een token met deze naam.")
                .entrySet()) {
            add(new MockHttpSession(), wrong.getKey())
                    .andExpect(status().isUnprocessableEntity())
                    .andExpect(content().string(containsString("id=\"name-error\"")))
                    .andExpect(content().string(containsString(wrong.getValue())));
        }
    }

    @Test
    void tellsWhenATokenWasLastUsedWithinTheHour() throws Exception {
        var fresh = token("gebruikt");
        assertThat(find("gebruikt").lastUsedAt()).isNull();
        assertThat(find("gebruikt").createdBy()).isEqualTo("beheer");

        use(fresh);
        var first = find("gebruikt").lastUsedAt();
        clock.forward(Duration.ofMinutes(59));
        use(fresh);
        var stillFirst = find("gebruikt").lastUsedAt();
        clock.forward(Duration.ofMinutes(2));
        use(fresh);

        assertThat(first).isNotNull().isEqualTo(stillFirst);
        assertThat(find("gebruikt").lastUsedAt()).isAfter(first);
    }

    private String token(String name) throws Exception {
        return token(new MockHttpSession(), name);
    }

    private String token(MockHttpSession session, String name) throws Exception {
        var fresh = add(session, name)
                .andExpect(redirectedUrl(TOKENS))
                .andReturn()
                .getFlashMap()
                .get("fresh");
        assertThat(fresh).isInstanceOf(ShownOnce.class);
        var secret = ((ShownOnce) Objects.requireNonNull(fresh)).secret();
        assertThat(fresh.toString()).doesNotContain(secret);
        return secret;
    }

    private ResultActions add(MockHttpSession session, String name) throws Exception {
        return pages.perform(post(TOKENS + "/nieuw")
                .session(session)
                .with(as("waterstad", "beheer"))
                .with(csrf())
                .param("name", name));
    }

    private ResultActions remove(String organisation, String username, UUID id) throws Exception {
        return pages.perform(post(TOKENS + "/{id}/verwijderen", id)
                .with(as(organisation, username))
                .with(csrf()));
    }

    /** An address that is not there: 404 for who gets in, 401 for others. */
    private ResultActions use(String token) throws Exception {
        return pages.perform(get("/api/v1/niets").header("Authorization", "Bearer " + token));
    }

    private List<String> organisationOf(String token) {
        return database.sql("select organisation_id from organisation_of_token(?)")
                .param(ApiToken.hash(token))
                .query(String.class)
                .list();
    }

    private ApiToken find(String name) {
        return tenancy.read("waterstad", tokens::all).stream()
                .filter(token -> token.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private UUID idOf(String name) {
        return find(name).id();
    }

    private List<String> names() {
        return tenancy.read("waterstad", tokens::all).stream()
                .map(ApiToken::name)
                .toList();
    }

    private List<String> rowsOf(String organisation) {
        return tenancy.read(
                organisation,
                () -> database.sql("select api_token::text from api_token")
                        .query(String.class)
                        .list());
    }
}
