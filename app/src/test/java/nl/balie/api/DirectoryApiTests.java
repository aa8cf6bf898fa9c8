package nl.balie.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.List;
import java.util.Map;
import nl.balie.AllPagesTest;
import nl.balie.acd.Agents;
import nl.balie.acd.Presence;
import nl.balie.conformity.Requirement;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What a program reads of the demo's directory. */
class DirectoryApiTests extends AllPagesTest {
    @Autowired
    MockMvcTester pages;

    @Autowired
    Agents agents;

    private MvcTestResult ask(String token, String query) {
        return pages.perform(get("/api/v1/gids" + query).header("Authorization", "Bearer demo-" + token));
    }

    @Test
    @Requirement(value = "2.5.11", part = "looking colleagues up")
    void aColleagueHasHisNameInPartsAndHisNumbersWithTheirKind() {
        assertThat(ask("waterstad", "?zoek=burgerz MEER"))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.aantal", value -> value.assertThat().isEqualTo(1))
                .hasPathSatisfying(
                        "$.resultaten[0]",
                        value -> value.assertThat()
                                .asMap()
                                .containsAllEntriesOf(Map.of(
                                        "naam",
                                        "Renée van der Meer",
                                        "voornaam",
                                        "Renée",
                                        "tussenvoegsel",
                                        "van der",
                                        "achternaam",
                                        "Meer",
                                        "functie",
                                        "Adviseur reisdocumenten",
                                        "nummers",
                                        List.of(Map.of("soort", "doorkiesnummer", "nummer", "+31990001521")))))
                .hasPathSatisfying(
                        "$.resultaten[0].aanwezigheid",
                        value -> value.assertThat().isNull())
                .hasPathSatisfying(
                        "$.resultaten[0].gebruiker", value -> value.assertThat().isNull());
    }

    @Test
    @Requirement(value = "2.5.12", part = "in the directory")
    void whatAnAgentDoesIsTold() {
        var fatima = agents.findByUsername("waterstad", "agent1").orElseThrow();
        agents.present("waterstad", fatima.agentId(), Presence.UNAVAILABLE, "Lunch");
        try {
            assertThat(ask("waterstad", "?zoek=fatima"))
                    .bodyJson()
                    .hasPathSatisfying(
                            "$.resultaten[0].gebruiker",
                            value -> value.assertThat()
                                    .isEqualTo(fatima.agentId().toString()))
                    .hasPathSatisfying(
                            "$.resultaten[0].aanwezigheid.status",
                            value -> value.assertThat().isEqualTo("afwezig"))
                    .hasPathSatisfying(
                            "$.resultaten[0].aanwezigheid.reden",
                            value -> value.assertThat().isEqualTo("Lunch"))
                    .hasPathSatisfying(
                            "$.resultaten[0].aanwezigheid.sinds",
                            value -> value.assertThat().isNotNull());
        } finally {
            agents.present("waterstad", fatima.agentId(), Presence.SIGNED_OUT, null);
        }
    }

    @Test
    void pagesAreCutAndWhatCannotBeIsRefused() {
        assertThat(ask("waterstad", "?page=2&pageSize=5"))
                .bodyJson()
                .hasPathSatisfying("$.aantal", value -> value.assertThat().isEqualTo(12))
                .hasPathSatisfying(
                        "$.resultaten.length()", value -> value.assertThat().isEqualTo(5))
                .hasPathSatisfying(
                        "$.volgende", value -> value.assertThat().asString().contains("page=3"));
        for (String wrong : List.of("?page=0", "?pageSize=501", "?zoek=" + "x".repeat(101))) {
            assertThat(ask("waterstad", wrong)).hasStatus(400).hasContentType("application/problem+json");
        }
        assertThat(pages.perform(get("/api/v1/gids"))).hasStatus(401);
    }

    @Test
    @Requirement(value = "2.10.1", part = "the directory")
    void anotherOrganisationIsNotThere() {
        assertThat(ask("bergdorp", ""))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.aantal", value -> value.assertThat().isEqualTo(0));
    }

    @Test
    void theDescriptionNamesIt() {
        assertThat(pages.perform(get("/api/v1/openapi.json")))
                .hasStatusOk()
                .bodyText()
                .contains("/gids", "CollegaNummer");
    }
}
